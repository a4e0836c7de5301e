// Finds sections that hold all words of a question. Without this file the page is a list of all headings.
(() => {
  const form = document.getElementById('search');
  const words = window.wegmarkeWords;
  if (!form || !words) return;
  const field = document.getElementById('q');
  const count = document.getElementById('count');
  const list = document.getElementById('found');
  const shown = 50;
  const around = 90;
  // ä is found by a, and ß by ss: nobody has to hit the spelling.
  const fold = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
  // The same, but each letter stays one letter, so that places in the text keep true.
  const plain = letters => letters.map(letter => fold(letter)[0] ?? letter);
  const sections = words.map(one => ({ ...one, title: fold(one.t), page: fold(one.p), text: fold(one.w) }));

  const rank = (one, asked) => {
    let sum = 0;
    for (const word of asked) {
      const here = (one.title.includes(word) ? 8 : 0) + (one.page.includes(word) ? 3 : 0) + (one.text.includes(word) ? 1 : 0);
      if (here === 0) return 0;
      sum += here;
    }
    return sum;
  };

  // Where the first of the words stands next, with its length; null where none does.
  const next = (letters, asked, from) => {
    let best = null;
    for (const word of asked) {
      const place = letters.join('').indexOf(word, from);
      if (place >= 0 && (best === null || place < best.place)) best = { place, length: word.length };
    }
    return best;
  };

  const excerpt = (one, asked) => {
    const letters = Array.from(one.w, letter => letter.length > 1 ? '?' : letter);
    const from = Math.max(0, (next(plain(letters), asked, 0)?.place ?? 0) - around);
    const part = letters.slice(from, from + 3 * around);
    const low = plain(part);
    const paragraph = document.createElement('p');
    if (from > 0) paragraph.append('… ');
    let done = 0;
    for (let hit = next(low, asked, done); hit !== null; hit = next(low, asked, done)) {
      const mark = document.createElement('mark');
      mark.textContent = part.slice(hit.place, hit.place + hit.length).join('');
      paragraph.append(part.slice(done, hit.place).join(''), mark);
      done = hit.place + hit.length;
    }
    paragraph.append(part.slice(done).join(''));
    if (from + part.length < letters.length) paragraph.append(' …');
    return paragraph;
  };

  const find = () => {
    const asked = fold(field.value).split(/\s+/).filter(word => word.length > 1);
    list.replaceChildren();
    count.textContent = '';
    if (asked.length === 0) return;
    const found = sections.map(one => [rank(one, asked), one]).filter(([points]) => points > 0).sort((a, b) => b[0] - a[0]);
    count.textContent = found.length === 0 ? form.dataset.none : found.length === 1 ? form.dataset.one : `${found.length} ${form.dataset.found}`;
    for (const [, one] of found.slice(0, shown)) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = one.u;
      link.textContent = one.t === one.p ? one.t : `${one.p}: ${one.t}`;
      item.append(link, excerpt(one, asked));
      list.append(item);
    }
  };

  form.hidden = false;
  form.addEventListener('submit', event => { event.preventDefault(); find(); });
  field.addEventListener('input', find);
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  find();
})();
