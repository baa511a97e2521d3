// A letter, its length, and its outline, drawn anew on every change.

const editor = new window.Quill('#page', {
  theme: 'snow',
  modules: { toolbar: [[{ header: [1, 2, false] }], ['bold', 'italic', 'underline', 'strike'], [{ list: 'ordered' }, { list: 'bullet' }], ['blockquote', 'code-block'], [{ color: [] }, { background: [] }], ['clean']] },
});

editor.setContents([
  { insert: 'Before we sail' }, { insert: '\n', attributes: { header: 1 } },
  { insert: 'The harbour opens at ' }, { insert: 'six', attributes: { bold: true } }, { insert: '. Be there at half past five.\n' },
  { insert: 'Lines and fenders' }, { insert: '\n', attributes: { list: 'bullet' } },
  { insert: 'Charts of the strait' }, { insert: '\n', attributes: { list: 'bullet' } },
]);

function refresh() {
  const text = editor.getText();
  document.querySelector('#words').textContent = String(text.split(/\s+/).filter(Boolean).length);
  document.querySelector('#lines').textContent = String(editor.getLines().length);
  const entries = [...editor.root.children].slice(0, 12).map((line) => Object.assign(document.createElement('li'), { textContent: line.textContent.slice(0, 30) || '—' }));
  document.querySelector('#outline').replaceChildren(...entries);
}

editor.on('text-change', refresh);
refresh();
