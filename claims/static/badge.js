/* Puts a frame beside every link of class claims-badge that leads to a claim or an article of the registry that this script
   comes from. The link stays until the frame has loaded, and where anything fails. No cookie, no request to anybody else. */
(() => {
  const script = new URL(document.currentScript.src);
  const root = script.pathname.replace(/static\/badge\.js$/, "");
  const places = { claims: "revision", articles: "since" };
  document.querySelectorAll("a.claims-badge").forEach((link) => {
    const page = new URL(link.href, location.href);
    if (page.origin !== script.origin || !page.pathname.startsWith(root) || link.dataset.done) return;
    const found = /^(claims|articles)\/(\d+)$/.exec(page.pathname.slice(root.length));
    if (!found) return;
    link.dataset.done = "1";
    const frame = document.createElement("iframe");
    const address = new URL(`${root}badge/${found[1]}/${found[2]}`, script.origin);
    if (link.dataset.pin) address.searchParams.set(places[found[1]], link.dataset.pin);
    Object.assign(frame, { src: address.href, title: link.textContent, width: "420", height: "190", loading: "lazy" });
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    frame.setAttribute("frameborder", "0");
    frame.addEventListener("load", () => { link.hidden = true; });
    link.after(frame);
  });
})();
