// Pan, zoom, search and choose. Without it the page is a still picture and a table.
(() => {
  "use strict";
  const root = document.currentScript.parentElement;
  const data = JSON.parse(root.querySelector(".data").textContent);
  const canvas = root.querySelector(".canvas");
  const details = root.querySelector(".details");
  const LEAST = 0.15;
  const MOST = 3;
  /** Names can be read from this scale on; those of groups are larger. */
  const READABLE = data.groups.length > 0 ? 0.45 : 0.6;
  const COMFORTABLE = 0.75;

  // ---- The graph

  const groupOf = data.modules.map(() => -1);
  data.groups.forEach((group, g) => group.members.forEach((m) => { groupOf[m] = g; }));

  const outgoing = data.modules.map(() => []);
  const incoming = data.modules.map(() => []);
  data.edges.forEach(([from, to, kind, detail]) => {
    outgoing[from].push({ to, kind, detail });
    incoming[to].push({ to: from, kind, detail });
  });

  /** All modules at any distance along some edges, with whether they are next to the first. */
  const closure = (first, edges) => {
    const reached = new Map([[first, 0]]);
    const open = [first];
    while (open.length > 0) {
      const m = open.shift();
      edges[m].forEach(({ to }) => {
        if (!reached.has(to)) {
          reached.set(to, reached.get(m) + 1);
          open.push(to);
        }
      });
    }
    return reached;
  };

  const isIn = (set, m) => ((parseInt(set[m >> 2], 16) >> (m & 3)) & 1) === 1;
  const members = (set) => data.modules.map((_, m) => m).filter((m) => isIn(set, m));

  // ---- What is shown

  const scenes = new Map([["", canvas.querySelector("svg").cloneNode(true)]]);
  root.querySelectorAll("template[data-open]").forEach((scene) =>
    scenes.set(scene.dataset.open, scene.content.firstElementChild));

  let svg = canvas.querySelector("svg");
  let open = "";
  let chosen = -1;
  let view = "ways";
  let nodes = new Map();
  const box = { x: 0, y: 0, scale: 1 };

  const keyOf = (m) => (groupOf[m] >= 0 && open !== `g${groupOf[m]}` ? `g${groupOf[m]}` : `m${m}`);
  const modulesOf = (key) => (key[0] === "m" ? [Number(key.slice(1))] : data.groups[Number(key.slice(1))].members);
  const size = () => ({ width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")) });
  const bounds = (node) => {
    const [x, y] = node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const shape = node.querySelector(".shape").getBBox();
    return { x, y, width: shape.width, height: shape.height };
  };

  const show = (key) => {
    const next = scenes.get(key).cloneNode(true);
    svg.replaceWith(next);
    svg = next;
    open = key;
    nodes = new Map();
    svg.querySelectorAll(".node").forEach((node) => {
      const k = node.dataset.node;
      nodes.set(k, node);
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", "-1");
      node.setAttribute("aria-label", node.querySelector("title").textContent);
      if (k[0] === "g") {
        node.setAttribute("aria-expanded", String(k === open));
      }
    });
    svg.querySelector(".node").setAttribute("tabindex", "0");
    paint();
    filter();
  };

  const focusNode = (key) => {
    const node = nodes.get(key);
    svg.querySelectorAll('.node[tabindex="0"]').forEach((other) => other.setAttribute("tabindex", "-1"));
    node.setAttribute("tabindex", "0");
    node.focus({ preventScroll: true });
    reveal(node);
  };

  // ---- Pan and zoom

  /** The size of the canvas that the picture was last fitted into. */
  const seen = { width: 0, height: 0 };

  const look = () => {
    const { width, height } = canvas.getBoundingClientRect();
    seen.width = width;
    seen.height = height;
    svg.setAttribute("viewBox", [box.x, box.y, width / box.scale, height / box.scale].map((n) => n.toFixed(1)).join(" "));
  };

  /** Keeps what is in the middle of the canvas there where its size has changed. */
  const settle = () => {
    const { width, height } = canvas.getBoundingClientRect();
    box.x += (seen.width - width) / box.scale / 2;
    box.y += (seen.height - height) / box.scale / 2;
    look();
  };

  const centre = (x, y) => {
    const { width, height } = canvas.getBoundingClientRect();
    box.x = x - width / box.scale / 2;
    box.y = y - height / box.scale / 2;
    look();
  };

  /** Shows all of the picture, or where it would be too small to read, the left of it. */
  const fit = (least = LEAST) => {
    const { width, height } = canvas.getBoundingClientRect();
    const all = size();
    box.scale = Math.max(least, Math.min(1.25, width / all.width, height / all.height));
    centre(all.width / 2, all.height / 2);
    box.x = Math.min(box.x, 0);
    look();
  };

  const zoom = (factor, at) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const x = at ? at.x - left : width / 2;
    const y = at ? at.y - top : height / 2;
    const scale = Math.min(MOST, Math.max(LEAST, box.scale * factor));
    box.x += x / box.scale - x / scale;
    box.y += y / box.scale - y / scale;
    box.scale = scale;
    look();
  };

  const reveal = (node) => {
    const { width, height } = canvas.getBoundingClientRect();
    const b = bounds(node);
    const margin = 24 / box.scale;
    const w = width / box.scale;
    const h = height / box.scale;
    if (b.width < w && (b.x < box.x + margin || b.x + b.width > box.x + w - margin)) {
      box.x = b.x + b.width / 2 - w / 2;
    }
    if (b.height < h && (b.y < box.y + margin || b.y + b.height > box.y + h - margin)) {
      box.y = b.y + b.height / 2 - h / 2;
    }
    look();
  };

  const resize = () => {
    const all = scenes.get("");
    const width = canvas.clientWidth;
    const scale = Math.max(READABLE, Math.min(1.25, width / Number(all.getAttribute("width"))));
    const least = data.groups.length > 0 ? 0.6 * window.innerHeight : 220;
    const height = Math.min(0.75 * window.innerHeight, Math.max(least, Number(all.getAttribute("height")) * scale + 16));
    root.style.setProperty("--height", `${Math.round(height)}px`);
  };

  // ---- Groups

  /** Where to begin to look so that what is seen is all picture; a picture that is smaller stands in the middle. */
  const inside = (begin, length, all) =>
    (all <= length ? (all - length) / 2 : Math.min(Math.max(begin, 0), all - length));

  const openGroup = (key) => {
    show(key);
    const frame = bounds(nodes.get(key));
    const { width, height } = canvas.getBoundingClientRect();
    box.scale = Math.max(COMFORTABLE, Math.min(1, width / (frame.width + 160), height / (frame.height + 60)));
    centre(frame.x + frame.width / 2, frame.y + frame.height / 2);
    if (frame.height * box.scale > height) {
      box.y = frame.y - 20 / box.scale;
    }
    if (frame.width * box.scale > width) {
      box.x = frame.x - 20 / box.scale;
    }
    const all = size();
    box.x = inside(box.x, width / box.scale, all.width);
    box.y = inside(box.y, height / box.scale, all.height);
    look();
  };

  const closeGroup = () => {
    const was = open;
    if (chosen >= 0 && `g${groupOf[chosen]}` === was) {
      choose(-1);
    }
    show("");
    fit(READABLE);
    focusNode(was);
  };

  // ---- A chosen module

  /** The end of an edge as the picture has it: of what leaves an open group, only dependencies begin and end at its modules. */
  const endOf = (m, other, kind) => {
    const group = `g${groupOf[m]}`;
    return group === open && groupOf[other] !== groupOf[m] && kind !== "main" ? group : keyOf(m);
  };

  const litLinks = (inside) => {
    const lit = new Set();
    data.edges.forEach(([from, to, kind]) => {
      if (inside(from, to)) {
        lit.add(`${endOf(from, to, kind)}-${endOf(to, from, kind)} ${kind}`);
      }
    });
    return lit;
  };

  const paint = () => {
    svg.classList.toggle("chosen", chosen >= 0);
    const states = ["on", "self", "down", "up", "far", "hit-main", "hit-test"];
    svg.querySelectorAll(".node, .link").forEach((element) => element.classList.remove(...states));
    root.querySelectorAll("tbody tr.chosen").forEach((row) => row.classList.remove("chosen"));
    if (chosen < 0) {
      return;
    }
    root.querySelectorAll(`tbody tr[data-module="${chosen}"]`).forEach((row) => row.classList.add("chosen"));
    let lit;
    if (view === "ways") {
      const down = closure(chosen, outgoing);
      const up = closure(chosen, incoming);
      nodes.forEach((node, key) => {
        const inside = key === open ? [] : modulesOf(key);
        const below = inside.filter((m) => m !== chosen && down.has(m)).map((m) => down.get(m));
        const above = inside.filter((m) => m !== chosen && up.has(m)).map((m) => up.get(m));
        if (below.length > 0 || above.length > 0) {
          node.classList.add("on", below.length > 0 ? "down" : "up");
          node.classList.toggle("far", Math.min(...below, ...above) > 1);
        }
      });
      lit = litLinks((from, to) => (down.has(from) && down.has(to)) || (up.has(from) && up.has(to)));
    } else {
      const { packages, tests } = data.modules[chosen];
      nodes.forEach((node, key) => {
        const inside = key === open ? [] : modulesOf(key);
        if (inside.some((m) => isIn(packages, m))) {
          node.classList.add("on", "hit-main");
        } else if (inside.some((m) => isIn(tests, m))) {
          node.classList.add("on", "hit-test");
        }
      });
      lit = litLinks((from, to) => isIn(packages, to) && (isIn(packages, from) || isIn(tests, from)));
    }
    const own = nodes.get(keyOf(chosen));
    own.classList.add("on", "self");
    svg.querySelectorAll(".link").forEach((link) => {
      link.classList.toggle("on", lit.has(`${link.dataset.link} ${link.dataset.kind}`));
    });
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) {
      made.className = className;
    }
    return made;
  };

  const moduleButton = (m) => {
    const button = element("button", data.modules[m].name, "link-button");
    button.type = "button";
    button.addEventListener("click", () => choose(m));
    return button;
  };

  const LISTED = 15;

  const list = (title, entries, className) => {
    const heading = element("h4", `${title} `, className);
    heading.append(element("span", String(entries.length), "number"));
    details.append(heading);
    const items = document.createElement("ul");
    entries.slice(0, LISTED).forEach(({ m, note }) => {
      const item = document.createElement("li");
      item.append(moduleButton(m));
      if (note) {
        item.append(element("small", ` ${note}`));
      }
      items.append(item);
    });
    if (entries.length > LISTED) {
      const item = document.createElement("li");
      const more = element("button", `and ${entries.length - LISTED} more`, "link-button");
      more.type = "button";
      more.addEventListener("click", () => {
        item.replaceWith(...entries.slice(LISTED).map((entry) => {
          const other = document.createElement("li");
          other.append(moduleButton(entry.m));
          return other;
        }));
      });
      item.append(more);
      items.append(item);
    }
    details.append(items);
  };

  const neighbours = (edges) => {
    const notes = new Map();
    edges.forEach(({ to, kind, detail }) => {
      const note = detail || kind;
      notes.set(to, notes.has(to) ? `${notes.get(to)}, ${note}` : note);
    });
    return [...notes].map(([m, note]) => ({ m, note }));
  };

  const describe = () => {
    details.replaceChildren();
    details.hidden = chosen < 0;
    if (chosen < 0) {
      return;
    }
    const module = data.modules[chosen];
    const dismiss = element("button", "×", "dismiss");
    dismiss.type = "button";
    dismiss.setAttribute("aria-label", "Choose nothing");
    dismiss.addEventListener("click", () => choose(-1));
    details.append(dismiss, element("h3", module.name));
    const place = element("p", "");
    place.append(element("small", `${module.id} in ${module.folder}`));
    details.append(place);
    const row = root.querySelector(`tbody tr[data-module="${chosen}"]`);
    if (row) {
      const facts = document.createElement("dl");
      row.querySelectorAll("td").forEach((cell) => {
        if (cell.textContent.trim() !== "") {
          const value = document.createElement("dd");
          value.append(...[...cell.childNodes].map((child) => child.cloneNode(true)));
          facts.append(element("dt", cell.dataset.name), value);
        }
      });
      details.append(facts);
    }
    if (view === "ways") {
      list("Needs", neighbours(outgoing[chosen]), "down");
      list("Needed by", neighbours(incoming[chosen]), "up");
      const p = element("p", "");
      p.append(element("small",
        `With what is further away: needs ${closure(chosen, outgoing).size - 1}, needed by ${closure(chosen, incoming).size - 1}.`));
      details.append(p);
    } else {
      const packages = members(module.packages);
      const tests = members(module.tests).filter((m) => !isIn(module.packages, m));
      const services = packages.filter((m) => data.modules[m].shape === "service");
      details.append(element("h4", "A change here can affect"));
      list("Images of", services.map((m) => ({ m })));
      list("Other packages", packages.filter((m) => !services.includes(m)).map((m) => ({ m })));
      list("Tests alone of", tests.map((m) => ({ m })));
    }
  };

  const choose = (m) => {
    chosen = m;
    describe();
    settle();
    if (m >= 0 && !nodes.has(`m${m}`)) {
      openGroup(`g${groupOf[m]}`);
    } else {
      paint();
    }
    if (m >= 0) {
      reveal(nodes.get(`m${m}`));
    }
  };

  const activate = (key) => {
    if (key[0] === "m") {
      const m = Number(key.slice(1));
      choose(m === chosen ? -1 : m);
    } else if (key === open) {
      closeGroup();
    } else {
      openGroup(key);
      focusNode(key);
    }
  };

  const setView = (name) => {
    view = name;
    root.querySelectorAll("[data-view]").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.view === name)));
    describe();
    paint();
  };

  // ---- Which causes are shown, on a page that has them

  const causes = [...root.querySelectorAll(".cause")];
  let causeKind = "";

  const filter = () => {
    const shown = causes.filter((cause) => causeKind === "" || cause.dataset.kind === causeKind);
    causes.forEach((cause) => { cause.hidden = !shown.includes(cause); });
    if (causes.length === 0) {
      return;
    }
    const lit = new Set(shown.flatMap((cause) => cause.dataset.modules.split(" ").map(Number)));
    nodes.forEach((node, key) =>
      node.classList.toggle("muted", node.classList.contains("lit") && !modulesOf(key).some((m) => lit.has(m))));
    root.querySelectorAll("tbody tr").forEach((row) => { row.hidden = !lit.has(Number(row.dataset.module)); });
  };

  root.querySelectorAll("[data-cause]").forEach((button) => button.addEventListener("click", () => {
    causeKind = button.dataset.cause;
    root.querySelectorAll("[data-cause]").forEach((other) =>
      other.setAttribute("aria-pressed", String(other === button)));
    filter();
  }));

  // ---- Search

  const input = root.querySelector(".search input");
  const found = root.querySelector(".found");
  const FOUND = 12;

  const matches = () => {
    const words = input.value.trim().toLowerCase();
    if (words === "") {
      return [];
    }
    const rank = (module) => (module.name.toLowerCase().startsWith(words) ? 0
      : module.name.toLowerCase().includes(words) ? 1
        : `${module.id} ${module.folder}`.toLowerCase().includes(words) ? 2 : 3);
    return data.modules.map((module, m) => ({ m, rank: rank(module) }))
      .filter((match) => match.rank < 3)
      .sort((a, b) => a.rank - b.rank || data.modules[a.m].name.length - data.modules[b.m].name.length)
      .slice(0, FOUND);
  };

  const take = (m) => {
    found.hidden = true;
    input.value = "";
    choose(m);
    focusNode(`m${m}`);
  };

  input.addEventListener("input", () => {
    found.replaceChildren(...matches().map(({ m }) => {
      const item = document.createElement("li");
      const button = element("button", data.modules[m].name, "link-button");
      button.type = "button";
      button.append(element("small", data.modules[m].folder));
      button.addEventListener("click", () => take(m));
      item.append(button);
      return item;
    }));
    found.hidden = found.childElementCount === 0;
  });

  root.querySelector(".search").addEventListener("keydown", (event) => {
    const buttons = [...found.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === input && buttons.length > 0) {
      buttons[0].click();
    } else if (event.key === "ArrowDown" && at + 1 < buttons.length) {
      buttons[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (buttons[at - 1] || input).focus();
    } else if (event.key === "Escape") {
      found.hidden = true;
      input.value = "";
      input.blur();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  // ---- Pointer and keyboard

  const pointers = new Map();
  let moved = 0;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = 0;
    }
  });

  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point)[0];
    if (other) {
      const distance = (point) => Math.hypot(point.x - other.x, point.y - other.y);
      zoom(distance(now) / Math.max(1, distance(before)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      moved = Infinity;
    } else {
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (moved < 4) {
        return;
      }
      canvas.setPointerCapture(event.pointerId);
      canvas.classList.add("dragged");
      box.x -= (now.x - before.x) / box.scale;
      box.y -= (now.y - before.y) / box.scale;
      look();
    }
    pointers.set(event.pointerId, now);
  });

  const release = (event) => {
    pointers.delete(event.pointerId);
    canvas.classList.remove("dragged");
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);

  canvas.addEventListener("click", (event) => {
    if (moved >= 4) {
      return;
    }
    const node = event.target.closest(".node");
    if (node) {
      activate(node.dataset.node);
    } else if (chosen >= 0) {
      choose(-1);
    }
  });

  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    }
  }, { passive: false });

  /** The nearest node in a direction; what lies aside counts double. */
  const towards = (key, dx, dy) => {
    const middle = (node) => {
      const b = bounds(node);
      return { x: b.x + b.width / 2, y: b.y + b.height / 2 };
    };
    const from = middle(nodes.get(key));
    let best = null;
    let least = Infinity;
    nodes.forEach((node, other) => {
      const to = middle(node);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (other !== key && ahead > 1 && ahead + 2 * aside < least) {
        least = ahead + 2 * aside;
        best = other;
      }
    });
    return best;
  };

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  canvas.addEventListener("keydown", (event) => {
    const node = event.target.closest(".node");
    if (!node) {
      return;
    }
    const key = node.dataset.node;
    if (ARROWS[event.key]) {
      const next = towards(key, ...ARROWS[event.key]);
      if (next) {
        focusNode(next);
      }
    } else if (event.key === "Enter" || event.key === " ") {
      activate(key);
      if (nodes.has(key)) {
        focusNode(key);
      }
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const keys = {
      "/": () => input.focus(),
      "+": () => zoom(1.25),
      "=": () => zoom(1.25),
      "-": () => zoom(0.8),
      "0": () => fit(),
      Escape: () => (chosen >= 0 ? choose(-1) : open !== "" && closeGroup()),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  root.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () =>
    ({ in: () => zoom(1.25), out: () => zoom(0.8), fit: () => fit() })[button.dataset.zoom]()));

  root.querySelectorAll("[data-view]").forEach((button) =>
    button.addEventListener("click", () => setView(button.dataset.view)));

  root.querySelectorAll(".legend input").forEach((toggle) => {
    toggle.hidden = false;
    toggle.addEventListener("change", () => canvas.classList.toggle(`hide-${toggle.dataset.kind}`, !toggle.checked));
  });

  root.querySelectorAll("tbody tr, [data-choose]").forEach((row) => row.addEventListener("click", (event) => {
    if (!window.getSelection().toString()) {
      event.preventDefault();
      choose(Number(row.dataset.module || row.dataset.choose));
      canvas.scrollIntoView({ block: "nearest" });
    }
  }));

  // ---- Begin

  root.classList.add("live");
  root.querySelectorAll(".tools, .filter").forEach((tools) => { tools.hidden = false; });
  resize();
  show("");
  fit(READABLE);
  new ResizeObserver(() => {
    const { width, height } = canvas.getBoundingClientRect();
    if (width === seen.width && height === seen.height) {
      return;
    }
    settle();
    if (chosen >= 0) {
      reveal(nodes.get(`m${chosen}`));
    }
  }).observe(canvas);
  window.addEventListener("resize", resize);
})();
