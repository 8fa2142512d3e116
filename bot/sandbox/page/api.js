/** The sandbox's own HTTP interface, `/demo/…`; calls throw Errors in the server's words. */

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function get(path) {
  return unpack(await fetch(`/demo/${path}`));
}

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return unpack(
    await fetch(`/demo/${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

/**
 * @param {number} person
 * @param {File} file
 * @param {{caption: string, media_group_id: string}} extra empty strings where there is none
 * @returns {Promise<any>}
 */
export async function upload(person, file, extra) {
  const query = new URLSearchParams({ person: String(person), kind: kindOf(file.type), ...extra });
  const body = new FormData();
  body.append("file", file);
  return unpack(await fetch(`/demo/upload?${query}`, { method: "POST", body }));
}

/** @param {string} mimeType */
function kindOf(mimeType) {
  if (mimeType === "image/webp") return "sticker";
  if (mimeType.startsWith("image/")) return "photo";
  return mimeType.startsWith("audio/") ? "voice" : "document";
}

/** @param {Response} response */
async function unpack(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `${response.status} ${response.statusText}`);
  return body;
}
