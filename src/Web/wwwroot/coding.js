// Coding by selecting and typing. Everything works without this script by choosing a paragraph.
'use strict';
(() => {
  const form = document.getElementById('coder'), text = document.getElementById('transcript');
  if (!form || !text) return;
  const field = name => form.elements.namedItem(name);

  // Position in code points: where the piece of text begins, and the characters before the border in it.
  const position = (node, offset) => {
    const piece = (node.nodeType === 3 ? node.parentElement : node).closest('[data-s]');
    if (!piece) return null;
    const range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(node, offset);
    return Number(piece.dataset.s) + [...range.toString()].length;
  };

  const hold = (name, value) => {
    let input = field(name);
    if (input.tagName === 'SELECT') {
      const plain = document.createElement('input');
      plain.type = 'hidden';
      plain.name = name;
      input.closest('p').replaceWith(plain);
      input = plain;
    }
    input.value = value;
  };

  const take = () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const start = position(range.startContainer, range.startOffset), end = position(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    hold('start', start);
    hold('end', end);
    form.querySelector('legend')?.closest('fieldset')?.remove();
    form.hidden = false;
    form.classList.add('floating');
  };

  // Says when others have coded here since the page was loaded; nothing moves under the reader.
  const others = document.getElementById('others');
  const look = async () => {
    if (!others.hidden || document.hidden) return;
    try {
      const answer = await fetch(others.dataset.address, { headers: { accept: 'text/plain' }, redirect: 'error' });
      if (answer.ok && await answer.text() !== others.dataset.seen) others.hidden = false;
    } catch { /* The next look asks again. */ }
  };
  if (others) setInterval(look, 15000);

  document.addEventListener('mouseup', () => setTimeout(take));
  document.addEventListener('keyup', event => { if (event.shiftKey || event.key === 'Shift') take(); });
  document.addEventListener('keydown', event => {
    if (event.target.closest('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!form.hidden && event.key === 'Enter' && event.target === document.body) { field('word').focus(); event.preventDefault(); return; }
    if (event.key === 'Escape') { form.hidden = true; return; }
    if (event.key !== 'j' && event.key !== 'k') return;
    const all = [...text.querySelectorAll('.paragraph .number')], at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'j' ? 1 : -1)))];
    next?.focus();
    next?.scrollIntoView({ block: 'center' });
  });
})();
