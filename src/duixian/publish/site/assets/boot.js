// Runs before the first paint: script is here, and what the reader chose before is shown at once.
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);
  root.classList.add("js-on");

  // Some file shares and private windows have no storage: then the address carries the choice.
  function kept(name) {
    try {
      return localStorage.getItem("duixian-" + name);
    } catch (error) {
      return null;
    }
  }

  function choice(name) {
    return asked.has(name) ? asked.get(name) : kept(name);
  }

  if (choice("elder") === "1") root.classList.add("elder");
  var dark = choice("dark");
  if (dark === "1") root.classList.add("dark");
  if (dark === "0") root.classList.add("light");
})();
