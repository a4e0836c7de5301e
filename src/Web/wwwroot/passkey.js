// Asks the browser for a passkey and hands what it gives to the form. Nothing else runs here.
'use strict';
(() => {
  const form = document.getElementById('passkey');
  if (!form) return;
  const show = id => { for (const one of ['refused', 'unable']) document.getElementById(one).hidden = one !== id; };
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  if (!window.PublicKeyCredential) { show('unable'); return; }

  // Browsers that cannot read and write the JSON themselves get it read and written here.
  const read = options => {
    const publicKey = JSON.parse(options);
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    for (const list of [publicKey.excludeCredentials, publicKey.allowCredentials]) for (const one of list || []) one.id = bytes(one.id);
    return publicKey;
  };
  const write = given => {
    const response = { clientDataJSON: text(given.response.clientDataJSON) };
    if (given.response.attestationObject) {
      response.attestationObject = text(given.response.attestationObject);
      response.transports = given.response.getTransports ? given.response.getTransports() : [];
    } else {
      response.authenticatorData = text(given.response.authenticatorData);
      response.signature = text(given.response.signature);
      if (given.response.userHandle) response.userHandle = text(given.response.userHandle);
    }
    return JSON.stringify({ id: given.id, rawId: text(given.rawId), type: given.type, response,
      clientExtensionResults: given.getClientExtensionResults(), authenticatorAttachment: given.authenticatorAttachment || undefined });
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const publicKey = read(form.dataset.options);
      const given = form.dataset.ceremony === 'create' ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      form.elements.namedItem('credential').value = write(given);
      form.submit();
    } catch {
      show('refused');
    }
  });
})();
