// SPDX-License-Identifier: Apache-2.0
// The server's policy lets in styles that carry the nonce of the page's answer; absent while developing.
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
