// Optional: without this file everything works. With it, answers survive a lost connection: they wait in this window (and in its tab's own
// storage, which the browser empties when the tab is closed) and are sent when the connection is back.
(() => {
  const form = document.querySelector('form[data-keep]');
  if (!form) return;
  const key = 'wegmarke ' + form.getAttribute('action');
  const note = document.getElementById('connection');
  const say = text => { note.textContent = text; note.hidden = !text; };
  const kept = sessionStorage.getItem(key);
  if (kept) for (const [name, value] of new URLSearchParams(kept)) {
    const field = form.elements[name];
    if (field && name !== 'sheet') field.value = value;
  }
  let waiting = null;
  const send = async () => {
    if (!waiting) return;
    const body = waiting;
    try {
      const answer = await fetch(form.action, { method: 'POST', body });
      if (answer.status >= 500) throw new Error();
      waiting = null;
      sessionStorage.removeItem(key);
      if (answer.redirected) { location.assign(answer.url); return; }
      document.open(); document.write(await answer.text()); document.close();
    } catch {
      sessionStorage.setItem(key, body.toString());
      say(note.dataset.lost);
      setTimeout(send, 5000);
    }
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    waiting = new URLSearchParams(new FormData(form, event.submitter));
    send();
  });
  addEventListener('online', send);
})();
