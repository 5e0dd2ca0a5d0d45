/* Keys, focus after a swap, toasts, autosave. All else works without this file. */
(function () {
  "use strict";
  const root = document.documentElement;
  const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const one = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const listen = (name, act, early) => document.addEventListener(name, act, early);
  const visible = (element) => element.checkVisibility();
  const inField = (element) =>
    element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");

  /* --- Live text --- */
  const TELL_AFTER_MS = 500;
  let lastSaid = 0;
  function say(text, pauseMs) {
    const now = Date.now();
    if (pauseMs && now - lastSaid < pauseMs) return;
    lastSaid = now;
    const live = one("#live");
    if (live && live.textContent !== text) live.textContent = text;
  }

  function focusOn(element) {
    if (!element) return;
    element.removeAttribute("data-focus");
    if (!element.matches(FOCUSABLE + ", [tabindex]")) element.tabIndex = -1;
    element.focus();
  }

  /* --- Rows: one in the tab order, j and k move it --- */
  const rows = () => all("[data-row]").filter(visible);
  const rowOf = (element) => element?.closest("[data-row]");
  let current = null;

  function setCurrent(row) {
    if (current && current !== row) current.classList.remove("is-current");
    current = row;
    rows().forEach((each) => {
      const on = each === row;
      all(FOCUSABLE, each).forEach((part) => {
        if (on) part.removeAttribute("tabindex");
        else part.tabIndex = -1;
      });
    });
    row?.classList.add("is-current");
  }

  /* The row that keys act on: with the focus, else last moved to. */
  const activeRow = () => rowOf(document.activeElement) || (current?.matches(".is-current") ? current : null);

  function startRows() {
    const list = rows();
    if (!list.length) return;
    const known = activeRow();
    setCurrent(list.includes(known) ? known : list[0]);
    if (!known) current.classList.remove("is-current");
  }

  function goToRow(row) {
    if (!row) return;
    setCurrent(row);
    focusOn(one("a[href]", row) || row);
    row.scrollIntoView({ block: "nearest" });
  }

  function moveRow(step) {
    const list = rows();
    if (!list.length) return moveNote(step);
    const at = list.indexOf(activeRow());
    goToRow(at < 0 ? list.find(seen) || list[0] : list[Math.min(list.length - 1, Math.max(0, at + step))]);
    return true;
  }

  const seen = (element) => element.getBoundingClientRect().top > 0;

  /* From the claim of a text that has the focus or is open, else from the first on the screen. */
  function moveNote(step) {
    const list = all("details.c-note");
    const here = document.activeElement.closest("[data-n]") || one("details.c-note[open]");
    const at = list.findIndex((note) => note.dataset.n === here?.dataset.n);
    const next = at < 0 ? list.find(seen) || list[0] : list[at + step];
    if (next) openNote(next);
    return next || goToPart(one(step < 0 ? "[data-to][rel=prev]" : "[data-to][rel=next]"), +here?.dataset.n + step);
  }

  /* A long text has parts. */
  function goToPart(part, n) {
    if (part?.href) location = part.href + "#n" + n;
    return part;
  }

  /* --- Keys: what a page shows says which key presses it (data-key) --- */
  let prefix = "";
  let prefixTimer = 0;
  const own = JSON.parse(root.dataset.ownKeys || "{}");

  /* The usual key for the one pressed; "" for one that this reader presses another for. */
  function usual(key) {
    const found = Object.keys(own).find((each) => own[each] === key);
    if (found) return found;
    if (own.x && key === own.x.toUpperCase()) return "X";
    return own[key] || (own.x && key === "X") ? "" : key;
  }

  function keyed(key) {
    /* Places are gone to, also in a folded menu. */
    const matching = (part) => part.dataset.key === key && (visible(part) || key.startsWith("g "));
    const row = activeRow();
    const parts = all("[data-key]");
    return parts.find((part) => row?.contains(part) && matching(part)) || parts.find((part) => !rowOf(part) && matching(part));
  }

  function press(element) {
    if (element.getAttribute("aria-disabled") === "true") return;
    if (element.matches("input[type=search], input[type=text], textarea")) {
      element.focus();
      element.select();
    } else {
      if (element.matches("input[type=radio], summary")) element.focus();
      element.click();
    }
  }

  function onKey(event) {
    onEscape(event);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (root.dataset.keys === "off" || inField(event.target) || one("dialog[open]")) return;
    const pressed = prefix ? prefix + " " + event.key : event.key;
    const key = usual(pressed);
    prefix = "";
    clearTimeout(prefixTimer);
    if (pressed === "g") {
      prefix = "g";
      prefixTimer = setTimeout(() => { prefix = ""; }, 1200);
      return;
    }
    const step = { j: 1, k: -1 }[key];
    if (step && moveRow(step)) { event.preventDefault(); return; }
    if (key === "x" || key === "X") {
      const row = activeRow();
      const box = row && one("[data-select]", row);
      if (box) { event.preventDefault(); pick(box, !box.checked, key === "X"); }
      return;
    }
    if (!key || key === "Enter" || key === " " || key === "Tab") return;
    const target = keyed(key);
    if (target) { event.preventDefault(); press(target); }
  }

  /* --- Selection: x ticks a row, with shift all from the one before --- */
  let pickedLast = null;
  const boxes = () => all("[data-select]").filter(visible);

  function pick(box, on, toHere) {
    const list = boxes();
    const from = toHere ? list.indexOf(pickedLast) : -1;
    const to = list.indexOf(box);
    const range = from < 0 ? [box] : list.slice(Math.min(from, to), Math.max(from, to) + 1);
    range.forEach((each) => { each.checked = from < 0 ? on : true; });
    pickedLast = box;
    showPicked();
  }

  function showPicked() {
    const bar = one("[data-batch]");
    if (!bar) return;
    const list = boxes();
    list.forEach((box) => rowOf(box).classList.toggle("is-selected", box.checked));
    const count = list.filter((box) => box.checked).length;
    bar.hidden = !count;
    one("[data-batch-clear]", bar).hidden = false;
    const said = one("[data-batch-said]", bar);
    const text = count === 1 ? "1 selected" : count + " selected";
    if (said.textContent !== text) said.textContent = text;
  }

  function onPick(event) {
    const box = event.target.closest?.("[data-select]");
    if (box) pick(box, box.checked, event.shiftKey);
    if (event.target.closest?.("[data-batch-clear]")) {
      boxes().forEach((each) => { each.checked = false; });
      showPicked();
      goToRow(activeRow() || rows()[0]);
    }
  }

  /* --- Swaps: focus goes where the answer says, or stays in the list --- */
  let lostRow = -1;
  let lostHeading = null;
  let caret = 0; // in a text whose form is swapped
  let firstNew = -1; // of rows that "Show more" appends

  function beforeSwap(event) {
    /* A failure that the server words itself is shown where it says. */
    const { xhr, target, requestConfig: { elt } = {} } = event.detail;
    if (xhr?.status >= 400 && xhr.getResponseHeader("HX-Retarget")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
    elt?.unsay?.(); // it may go now
    /* Of two open notes the newcomer would be closed. */
    if (elt?.matches("[data-more]")) firstNew = rows().length;
    all("details[name][open]", target).forEach((note) => note.removeAttribute("name"));
    const typed = one("#draft textarea", target);
    if (typed) caret = typed.selectionEnd;
    const row = rowOf(document.activeElement);
    lostRow = row ? rows().indexOf(row) : -1;
    const region = document.activeElement?.closest("section, main");
    lostHeading = region && one("h1, h2", region);
  }

  function afterSettle(event) {
    const part = event.detail.elt;
    const wanted = part.matches("[data-focus]") ? part : one("[data-focus]", part) || one("main [data-focus]");
    prepare(part.parentNode);
    if (part.matches("li")) {
      part.classList.remove("is-changed");
      part.getClientRects(); // so that a second change is seen as one
      part.classList.add("is-changed");
      /* What the step before has left in its row's place goes now. */
      all("li > .c-gone").forEach((gone) => { if (!part.contains(gone)) gone.parentNode.remove(); });
    }
    if (firstNew >= 0 && rows().length > firstNew) {
      goToRow(rows()[firstNew]);
      firstNew = -1;
    } else if (wanted) focusOn(wanted);
    else if ((document.activeElement || document.body) === document.body) {
      const list = rows();
      if (lostRow >= 0 && list.length) goToRow(list[Math.min(lostRow, list.length - 1)]);
      else if (lostRow >= 0) focusOn(lostHeading?.isConnected ? lostHeading : one("h1"));
    }
    const progress = one("[data-progress-text]", part);
    if (progress) say(progress.textContent.trim().replace(/\s+/g, " "), 5000);
  }

  /* --- Toasts: ten seconds, longer while hovered or focused --- */
  function startToast(toast) {
    if (toast.dataset.started) return;
    toast.dataset.started = "yes";
    all("#toast [data-toast]").forEach((other) => { if (other !== toast) other.remove(); });
    let left = Number(toast.dataset.toast) || 10;
    const count = one("[data-seconds]", toast);
    const close = one("[data-dismiss]", toast);
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => toast.remove());
    }
    const timer = setInterval(() => {
      if (!toast.isConnected) { clearInterval(timer); return; }
      if (toast.matches(":hover, :focus-within")) return;
      left -= 1;
      if (count) count.textContent = left + " s";
      if (left <= 0) { clearInterval(timer); toast.remove(); }
    }, 1000);
  }

  /* --- Forms: unsaved text, autosave, no double submit --- */
  let dirty = null;
  const SAVE_AFTER_MS = 2000;
  const RETRY_MS = 15000;

  function onInput(event) {
    const form = event.target.form;
    if (!form) return;
    if (form.hasAttribute("data-unsaved")) dirty = form;
    if (!form.hasAttribute("data-autosave")) return;
    clearTimeout(form.dataset.timer);
    form.dataset.timer = setTimeout(() => window.htmx && window.htmx.trigger(form, "autosave"), SAVE_AFTER_MS);
  }

  /* After a moment the button says so with its own verb: "Submitting…". */
  const SAID_AFTER_MS = 400;
  const VERBS = new RegExp("^(Accept|Add|Approve|Archive|Bring|Change|Check|Close|Confirm|Create|Decide|Decline|Delete|Dismiss|End|Follow|Give" +
    "|Leave|Look|Make|Mark|Merge|Open|Plan|Post|Publish|Reaffirm|Release|Rename|Remove|Reopen|Replay|Request|Retire|Return|Revoke|Reword|Rotate" +
    "|Save|Send|Set|Sign|Snooze|Split|Start|Stop|Store|Submit|Switch|Take|Undo|Withdraw)( (?:back|in|off|on|out|up)\\b)?");

  function sendingWord(label) {
    const found = VERBS.exec(label.trim());
    if (!found) return "Sending…";
    const verb = found[1].replace(/e$/, "").replace(/(Plan|Set|Split|Stop|Submit)$/, (word) => word + word.slice(-1));
    return verb + "ing" + (found[2] || "") + "…";
  }

  function saySending(form, button) {
    const label = Array.from(button.childNodes).find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const before = label && label.data;
    form.saying = label && setTimeout(() => {
      button.style.minWidth = button.offsetWidth + "px"; // nothing moves
      label.data = sendingWord(before);
      say(label.data);
      form.unsay = () => { label.data = before; button.style.minWidth = ""; say(""); };
    }, SAID_AFTER_MS);
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function onSubmit(event) {
    const form = event.target;
    if (dirty === form) dirty = null;
    const button = event.submitter;
    if (form.dataset.sending) return stop(event);
    if (form.method !== "post" || form.closest("dialog")) return;
    clearTimeout(form.dataset.timer);
    if (form.dataset.autosaving) {
      /* The answer brings the version to submit over. */
      stop(event);
      form.dataset.afterwards = "yes";
      form.afterwards = button;
      return;
    }
    form.dataset.sending = "yes";
    if (button) {
      button.setAttribute("aria-disabled", "true");
      saySending(form, button);
    }
    setTimeout(() => release(form), 20000);
  }

  function release(form) {
    delete form.dataset.sending;
    clearTimeout(form.saying);
    form.unsay?.();
    delete form.unsay;
    Array.from(form.elements).forEach((part) => part.removeAttribute("aria-disabled"));
  }

  const isAutosave = (element) => element.matches("[hx-trigger^=autosave]");

  function beforeSend({ detail: { elt } }) {
    const form = elt.closest("form[data-autosave]");
    if (form && isAutosave(elt)) form.dataset.autosaving = "yes";
  }

  function submitAfterwards(form, status) {
    const button = form.afterwards;
    delete form.dataset.afterwards;
    delete form.afterwards;
    /* Submitting would leave the page. */
    if (status === 412 || !status || status >= 500) return;
    form.requestSubmit(button?.isConnected ? button : null);
  }

  function afterRequest(event) {
    const element = event.detail.elt;
    const form = element.closest("form");
    if (form) release(form);
    const autosaved = form?.hasAttribute("data-autosave") && isAutosave(element);
    if (autosaved) {
      delete form.dataset.autosaving;
      if (form.dataset.afterwards) submitAfterwards(form, event.detail.xhr.status);
    }
    if (autosaved && event.detail.xhr.status < 400) dirty = null;
  }

  /* Tabs that are a select: by keyboard each arrow would go there. */
  function onChoice(event) {
    if (event.target.matches("[data-pick]") && matchMedia("(pointer: coarse)").matches) event.target.form.requestSubmit();
  }

  function onFailure(event) {
    const element = event.detail.elt;
    const form = element.closest("form[data-autosave]");
    if (form && isAutosave(element)) {
      /* What the server has last said, in the newsroom's zone. */
      const saved = /^(?:Saved|Not saved since) (\d\d:\d\d)/.exec(element.textContent.trim());
      element.textContent = "Not saved" + (saved ? " since " + saved[1] : "") + ". Your text stays here; we try again every 15 s.";
      clearTimeout(form.dataset.timer);
      form.dataset.timer = setTimeout(() => window.htmx.trigger(form, "autosave"), RETRY_MS);
      return;
    }
    if (element.matches("[hx-trigger^=every], [hx-get][hx-trigger^=load]")) return;
    const place = one("#errors");
    if (!place) return;
    const status = event.detail.xhr?.status;
    const text = document.createElement("p");
    text.className = "c-flash";
    text.textContent = status === 401 || status === 403
      ? "You are not allowed to do this, or you are no longer signed in. Nothing was changed."
      : "The registry did not answer. Nothing was changed; try once more.";
    place.replaceChildren(text);
  }

  function onConfigure(event) {
    const { elt: part, triggeringEvent: by, parameters } = event.detail;
    const sent = by?.submitter; // htmx sees none outside its form
    if (sent?.name) parameters[sent.name] = sent.value;
    const { minWords, maxTyped } = part.dataset;
    const field = part.matches("form") ? one("[name=q]", part) : part;
    if (!minWords || !field || !by || by.type === "submit") return;
    const text = field.value; // an address holds only so much
    if (text.trim().split(/\s+/).length < minWords || text.length > maxTyped) event.preventDefault();
  }

  /* --- Claims in text: a claim's parts and its note light up --- */
  function light(event) {
    const part = event.target.closest?.("[data-n]");
    const open = one("details.c-note[open]");
    const numbers = [part && part.dataset.n, open && open.dataset.n].filter(Boolean);
    all(".is-lit").forEach((each) => { if (!numbers.includes(each.dataset.n)) each.classList.remove("is-lit"); });
    numbers.forEach((n) => all('[data-n="' + CSS.escape(n) + '"]').forEach((each) => each.classList.add("is-lit")));
  }

  function openNote(note) {
    let fold = note;
    while (fold) { fold.open = true; fold = fold.parentElement.closest("details"); }
    one("#s" + note.dataset.n)?.scrollIntoView({ block: "nearest" });
    focusOn(one("summary", note));
    one("summary", note).scrollIntoView({ block: "nearest" });
  }

  function openAsked() {
    const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const note = asked?.closest("details.c-note");
    if (note) openNote(note);
    const n = !asked && /^#[ns](\d+)$/.exec(location.hash)?.[1];
    if (n) goToPart(all("[data-to]").find((part) => +part.dataset.to >= n), n);
  }

  /* A menu is seen whole; a text is gone on with where it was left. */
  function onUnfold(event) {
    const fold = event.target;
    if (!fold.open) return;
    light(event);
    const box = fold.matches(".c-menu, .c-wrong") && fold.lastElementChild;
    if (box) {
      box.scrollIntoView({ block: "nearest" });
      if (fold.contains(document.activeElement)) focusOn(one("select, textarea, input:not([type=hidden])", box));
    }
    const text = fold.matches("[data-caret]") && one("textarea", fold);
    if (!text) return;
    text.focus();
    text.setSelectionRange(caret, caret);
  }

  /* --- Menus, dialogs, copying --- */
  function onClick(event) {
    const opener = event.target.closest("[data-opens]");
    if (opener) { const box = document.getElementById(opener.dataset.opens); if (box?.showModal) box.showModal(); return; }
    const copier = event.target.closest("[data-copy]");
    if (copier && navigator.clipboard) navigator.clipboard.writeText(copier.dataset.copy).then(() => say("Copied."));
    all("details.c-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  }

  function onEscape(event) {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.c-menu[open]");
    if (menu) { menu.open = false; one("summary", menu).focus(); }
  }

  function prepare(part) {
    all("[data-opens][hidden], [data-copy][hidden], [data-more][hidden]", part).forEach((button) => { button.hidden = false; });
    all("#toast [data-toast]").forEach(startToast);
    startRows();
    showPicked();
  }

  listen("keydown", onKey);
  listen("click", onClick);
  listen("click", onPick);
  listen("input", onInput);
  listen("change", onInput);
  listen("change", onChoice);
  listen("submit", onSubmit, true);
  listen("focusin", (event) => { const row = rowOf(event.target); if (row) setCurrent(row); light(event); });
  listen("mouseover", light);
  listen("toggle", onUnfold, true);
  listen("htmx:beforeSwap", beforeSwap);
  listen("htmx:afterSettle", afterSettle);
  listen("htmx:oobAfterSwap", () => prepare(document));
  listen("htmx:beforeSend", beforeSend);
  listen("htmx:afterRequest", afterRequest);
  listen("htmx:configRequest", onConfigure);
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => listen(name, onFailure));
  window.addEventListener("hashchange", openAsked);
  window.addEventListener("beforeunload", (event) => { if (dirty && dirty.isConnected) event.preventDefault(); });
  window.addEventListener("pageshow", () => all("form[data-sending]").forEach(release));

  prepare(document);
  dirty = one("[data-unsaved=now]");
  openAsked();
  focusOn(one("[data-focus]"));
  /* What stands in a status when the page comes is not announced. */
  const told = one("#toast [data-toast] > span, .c-flash[role=status]");
  if (told) setTimeout(() => say(told.textContent.trim()), TELL_AFTER_MS);
})();
