"""What an office hands out: task tables to fill in, and documents in the official style."""
