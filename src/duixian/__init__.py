"""duixian (兑现): holds what a government promised against what it delivered."""
