// Filters, search, the panel about a figure, and the switches. Everything shown is text, never markup.
(function () {
  "use strict";
  var root = document.documentElement;

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function plain(words) {
    return words.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  // A query that is empty leaves the address without a question mark.
  function address(query) {
    var words = query.toString();
    return location.pathname + (words ? "?" + words : "") + location.hash;
  }

  function remember(query, push) {
    try {
      history[push ? "pushState" : "replaceState"](null, "", address(query));
    } catch (error) { /* a browser that keeps file addresses as they are: filters still work */ }
  }

  // ---- switches: large print and dark, kept in storage or, without it, in the address

  var storage = true;

  function keep(name, value) {
    try {
      localStorage.setItem("duixian-" + name, value);
    } catch (error) {
      storage = false;
    }
  }

  function isDark() {
    if (root.classList.contains("dark")) return true;
    return !root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches;
  }

  var switches = {
    elder: {
      on: function () { return root.classList.contains("elder"); },
      set: function (on) { root.classList.toggle("elder", on); }
    },
    dark: {
      on: isDark,
      set: function (on) {
        root.classList.toggle("dark", on);
        root.classList.toggle("light", !on);
      }
    }
  };

  all("[data-switch]").forEach(function (button) {
    var name = button.dataset.switch;
    var one = switches[name];
    button.setAttribute("aria-pressed", String(one.on()));
    button.addEventListener("click", function () {
      var on = !one.on();
      one.set(on);
      button.setAttribute("aria-pressed", String(on));
      keep(name, on ? "1" : "0");
      var query = new URLSearchParams(location.search);
      if (!query.has(name)) return;
      query.set(name, on ? "1" : "0");
      remember(query, false);
    });
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (!link || link.getAttribute("href").charAt(0) === "#") return;
    // Some browsers keep a storage for each file: there the address carries it as well.
    if (storage && location.protocol !== "file:") return;
    var to = new URL(link.href);
    if (to.protocol !== location.protocol || to.host !== location.host) return;
    if (switches.elder.on()) to.searchParams.set("elder", "1");
    if (root.classList.contains("dark")) to.searchParams.set("dark", "1");
    if (root.classList.contains("light")) to.searchParams.set("dark", "0");
    link.href = to.href;
  });

  keep("probe", "1");

  // ---- filters: the address says what is shown, so that it can be sent, reloaded and gone back to

  function setUpFilters(form) {
    var controls = all("[data-filter]", form);
    var items = all("[data-item]");
    var groups = all("[data-group]").reverse(); // the inner ones first
    var output = form.querySelector("[data-shown]");
    var texts = items.map(function (item) { return plain(item.textContent); });

    function wanted() {
      var found = {};
      controls.forEach(function (control) {
        if (control.type === "checkbox" ? !control.checked : !control.value.trim()) return;
        (found[control.dataset.filter] = found[control.dataset.filter] || []).push(control.value);
      });
      return found;
    }

    function fits(index, filters) {
      return Object.keys(filters).every(function (name) {
        if (name === "words") {
          return plain(filters.words[0]).split(" ").every(function (word) {
            return texts[index].indexOf(word) >= 0;
          });
        }
        var own = (items[index].dataset[name] || "").split(" ");
        return filters[name].some(function (value) { return own.indexOf(value) >= 0; });
      });
    }

    function apply() {
      var filters = wanted();
      var some = Object.keys(filters).length > 0;
      var count = 0;
      root.classList.toggle("filtering", some);
      items.forEach(function (item, index) {
        var shown = !some || fits(index, filters);
        item.hidden = !shown;
        if (shown) count += 1;
      });
      groups.forEach(function (group) {
        group.hidden = some && !group.querySelector("[data-item]:not([hidden])");
      });
      if (output) {
        output.textContent = fill(output.dataset.shown, { shown: count, total: items.length });
      }
    }

    function write(push) {
      var query = new URLSearchParams(location.search);
      var filters = wanted();
      controls.forEach(function (control) { query.delete(control.dataset.filter); });
      Object.keys(filters).forEach(function (name) { query.set(name, filters[name].join(",")); });
      remember(query, push);
    }

    function read() {
      var query = new URLSearchParams(location.search);
      controls.forEach(function (control) {
        var value = query.get(control.dataset.filter) || "";
        if (control.type === "checkbox") {
          control.checked = value.split(",").indexOf(control.value) >= 0;
        } else {
          control.value = value;
          if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
        }
      });
      apply();
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function (event) {
      apply();
      write(event.target.type !== "search");
    });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      controls.forEach(function (control) {
        if (control.type === "checkbox") control.checked = false;
        else control.value = "";
      });
      apply();
      write(true);
    });
    window.addEventListener("popstate", read);
    read();
    // The place that the address names is shown, whatever the filters say.
    function reveal() {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !target.closest("[hidden]")) return;
      for (var one = target; one && one !== document.body; one = one.parentElement) one.hidden = false;
      target.scrollIntoView();
    }
    window.addEventListener("hashchange", reveal);
    reveal();
  }

  all("[data-filters]").forEach(setUpFilters);

  // ---- the contents of a report: on a phone the text comes first

  all("[data-contents]").forEach(function (contents) {
    if (matchMedia("(max-width: 52rem)").matches) contents.open = false;
  });

  // ---- the panel about a figure

  function setUpPanel(panel) {
    var opener = null;

    function show(link) {
      var list = panel.querySelector("dl");
      var page = panel.querySelector(".panel-page");
      list.textContent = "";
      (link.dataset.facts || "").split("\n").forEach(function (line) {
        var parts = line.split("\t");
        ["dt", "dd"].forEach(function (name, index) {
          var cell = document.createElement(name);
          cell.textContent = parts[index] || "";
          list.appendChild(cell);
        });
      });
      panel.querySelector(".panel-words").textContent = link.textContent;
      page.hidden = !link.dataset.page;
      if (link.dataset.page) page.href = link.dataset.page;
      panel.hidden = false;
      all(".fig.open").forEach(function (one) { one.classList.remove("open"); });
      link.classList.add("open");
      opener = link;
    }

    function close() {
      panel.hidden = true;
      if (opener) {
        opener.classList.remove("open");
        opener.focus({ preventScroll: true });
      }
      opener = null;
    }

    all("a.fig").forEach(function (link) {
      link.dataset.facts = link.title; // the panel says it; without script the title does
      link.removeAttribute("title");
      link.addEventListener("click", function (event) {
        event.preventDefault();
        try {
          history.replaceState(null, "", location.pathname + location.search + link.hash);
        } catch (error) { /* the panel opens all the same */ }
        show(link);
      });
    });
    panel.querySelector("[data-close]").addEventListener("click", close);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !panel.hidden) close();
    });
    var named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && named.classList.contains("fig")) show(named);
  }

  all("[data-panel]").forEach(setUpPanel);

  // ---- search: the words as they stand, else sentences that share most of their pairs of characters

  var MOST = 200;
  var ALIKE = 0.6;

  function pairs(words) {
    var text = words.replace(/\s/g, "");
    var found = [];
    for (var at = 0; at + 1 < text.length; at += 1) found.push(text.substr(at, 2));
    return found;
  }

  function look(index, texts, words) {
    var parts = plain(words).split(" ").filter(Boolean);
    var exact = [];
    texts.forEach(function (text, at) {
      if (parts.every(function (part) { return text.indexOf(part) >= 0; })) exact.push(at);
    });
    if (exact.length || plain(words).length < 3) return { hits: exact, parts: parts, alike: false };
    var asked = pairs(plain(words));
    var scored = [];
    texts.forEach(function (text, at) {
      var same = asked.filter(function (pair) { return text.indexOf(pair) >= 0; }).length;
      if (same / asked.length >= ALIKE) scored.push([same, at]);
    });
    scored.sort(function (one, other) { return other[0] - one[0] || one[1] - other[1]; });
    return { hits: scored.map(function (one) { return one[1]; }), parts: asked, alike: true };
  }

  // The text with the parts that were asked for in <mark>, made of text nodes.
  function marked(text, parts) {
    var made = document.createDocumentFragment();
    var lower = text.toLowerCase();
    var at = 0;
    while (at < text.length) {
      var next = -1;
      var length = 0;
      for (var index = 0; index < parts.length; index += 1) {
        var place = lower.indexOf(parts[index], at);
        if (place >= 0 && (next < 0 || place < next || (place === next && parts[index].length > length))) {
          next = place;
          length = parts[index].length;
        }
      }
      if (next < 0) break;
      made.appendChild(document.createTextNode(text.slice(at, next)));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      made.appendChild(mark);
      at = next + length;
    }
    made.appendChild(document.createTextNode(text.slice(at)));
    return made;
  }

  function setUpSearch(form) {
    var index = window.DUIXIAN_INDEX || [];
    var texts = index.map(function (entry) { return plain(entry[3]); });
    var results = document.querySelector("[data-results]");
    var output = form.querySelector("output");
    var box = form.querySelector("input");
    var kinds = JSON.parse(results.dataset.kinds);
    var verdicts = JSON.parse(results.dataset.verdicts);

    function row(entry, parts) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var told = document.createElement("p");
      var facts = [entry[2], kinds[entry[1]] || entry[1], verdicts[entry[4]]];
      link.href = entry[0];
      link.lang = "zh-CN";
      link.appendChild(marked(entry[3], parts));
      told.className = "who";
      told.textContent = facts.filter(Boolean).join(" · ");
      item.appendChild(told);
      item.appendChild(link);
      return item;
    }

    function show() {
      results.textContent = "";
      if (!plain(box.value)) {
        output.textContent = "";
        return;
      }
      var found = look(index, texts, box.value);
      var template = !found.hits.length ? "none" : found.alike ? "alike" : found.hits.length > MOST ? "cut" : "found";
      output.textContent = fill(output.dataset[template], { count: found.hits.length, shown: MOST });
      found.hits.slice(0, MOST).forEach(function (at) {
        results.appendChild(row(index[at], found.parts));
      });
    }

    function read() {
      box.value = new URLSearchParams(location.search).get("q") || "";
      show();
    }

    function write(push) {
      var query = new URLSearchParams(location.search);
      if (box.value.trim()) query.set("q", box.value.trim());
      else query.delete("q");
      remember(query, push);
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      write(true);
      show();
    });
    form.addEventListener("input", function () {
      write(false);
      show();
    });
    window.addEventListener("popstate", read);
    read();
    if (box.value) document.getElementById("find").value = box.value;
    else box.focus();
  }

  all("[data-search]").forEach(setUpSearch);

  // The other language shows the same place.
  all("a[data-keep]").forEach(function (link) {
    var file = link.getAttribute("href");
    link.addEventListener("click", function () { link.href = file + location.search + location.hash; });
  });
})();
