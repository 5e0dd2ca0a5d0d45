/* Asks the device for a passkey (WebAuthn) and sends what it answers by the page's form. Only on the pages that need it. */
(function () {
  "use strict";
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const said = form.querySelector("[data-passkey-said]");
  const again = form.querySelector("[data-passkey-again]");
  const bytes = (text) => Uint8Array.from(atob(text.replace(/_/g, "/").replace(/-/g, "+")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer || []))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

  function created(credential) {
    const response = credential.response;
    return {
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
        transports: response.getTransports ? response.getTransports() : [],
      },
      extensions: JSON.stringify(credential.getClientExtensionResults()),
    };
  }

  function given(credential) {
    const response = credential.response;
    return {
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: text(response.userHandle),
      },
      assertionClientExtensions: JSON.stringify(credential.getClientExtensionResults()),
    };
  }

  async function ask() {
    again.hidden = true;
    said.textContent = "Your device asks you now.";
    const options = JSON.parse(form.dataset.options);
    const isNew = form.dataset.passkey === "create";
    const publicKey = { ...options, challenge: bytes(options.challenge) };
    if (isNew) {
      publicKey.user = { ...options.user, id: bytes(options.user.id) };
      publicKey.excludeCredentials = named(options.excludeCredentials);
    } else {
      publicKey.allowCredentials = named(options.allowCredentials);
    }
    try {
      const credential = await (isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      const answer = { id: credential.id, rawId: text(credential.rawId), type: credential.type };
      form.elements.credential.value = JSON.stringify({ ...answer, ...(isNew ? created(credential) : given(credential)) });
      form.submit();
    } catch (error) {
      said.textContent = window.PublicKeyCredential
        ? "The device gave no passkey: it was stopped, or there is none for this site."
        : "This browser has no passkeys, or the site is not opened over HTTPS.";
      again.hidden = false;
      again.focus();
    }
  }

  again.addEventListener("click", ask);
  ask();
})();
