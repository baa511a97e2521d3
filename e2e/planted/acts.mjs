// What the page's own code does, with texts by name. This function's source runs in the page.

export async function act(said) {
  const $ = (id) => document.getElementById(id);
  const pause = (ms = 60) => new Promise((done) => setTimeout(done, ms));
  // As long as the recorder may take to look, on a machine that has much to do.
  const LOOKED_AT_MS = 2_000;
  for (const kind of ['number', 'email', 'card']) {
    const t = (name) => said[`${name}/${kind}`];
    console.error(t('console error'), `https://shop.example/x?q=${said['query of an address on the console']}`);
    console.warn(t('console warning'));
    setTimeout(() => { throw new Error(t('thrown error')); });
    void Promise.reject(new Error(t('rejected promise')));
    window.revisit('track', t('name of an event'), { it: t('property of an event'), deep: { list: [{ it: t('property deep in an event') }] }, [t('name of a property')]: 1 });
    performance.mark(`revisit:${t('mark of performance')}`);
    $('changed').firstChild.data = t('text changed');
    $('late').append(t('text added'));
    $('late').insertAdjacentHTML('beforeend', `<p>${t('html inserted')}</p><label title=x>x</label>`);
    $('changed').setAttribute('data-later', t('attribute set'));
    $('changed').title = t('title attribute set by property');
    $('changed').setAttribute('aria-label', t('aria-label set'));
    $('changed').dataset.note = t('data attribute set');
    $('valued').placeholder = t('placeholder set');
    $('drawn').textContent = t('text of a drawing changed');
    ($('host').shadowRoot ?? $('host').attachShadow({ mode: 'open' })).append(t('text in a shadow root added'), ' ');
    $('frame').contentDocument.body.append(t('text in a frame added'), ' ');
    const built = document.createElement('section');
    built.append(document.createElement('i'), t('nodes built and put in'));
    document.body.append(built);
    const beside = document.createElement('p');
    beside.append(...t('texts put side by side').split(/(@)/));
    document.body.append(beside);
    $('select').add(new Option(t('text of an option added')));
    await pause();
  }
  for (const kind of ['number', 'email']) {
    document.title = said[`title/${kind}`];
    await pause(LOOKED_AT_MS);
  }
  $('toggled').type = 'text';
  $('swap').innerHTML = `<input id=swapped type=text value="${said['password shown as text']}">`;
  // What comes together with that is taken for the password, too.
  await pause(LOOKED_AT_MS);
  $('valued').value = said['value set by script'];
  $('valued').setAttribute('value', said['value attribute set']);
  $('hidden').value = said['hidden field set'];
  $('custom').setAttribute('value', said['value of a custom element']);
  $('link').href = `/form/?q=${said['query of a link set']}`;
  $('late').insertAdjacentHTML('beforeend', `<input value="${said['value of a late field']}"><textarea>${said['value of a late text area']}</textarea><div contenteditable>${said['text of a late editable']}</div><iframe srcdoc="<textarea>${said['late frame']}</textarea>" width=9 height=9></iframe>`);
  $('select').insertAdjacentHTML('beforeend', `<option value="${said['option added and chosen']}" selected>late</option>`);
  window.revisit('track', said.tracked, {});
  window.revisit('page', `/told?q=${said['query of a page told']}`);
  await pause();
  history.pushState(null, '', `/orders/${said['path after pushState']}/?step=${said['query after pushState']}`);
  await pause();
  history.replaceState(null, '', `#${said['fragment after replaceState']}`);
}
