/**
 * The shapes that reach the page: Bot API objects (only the fields it shows) and the demo's own.
 *
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string,
 *   unix_time?: number}} Entity offsets and lengths in UTF-16 code units, as JavaScript counts
 *
 * @typedef {{file_id: string, width: number, height: number}} PhotoSize
 * @typedef {{file_id: string, file_name?: string, file_size?: number}} Document sizes in bytes
 * @typedef {{file_id: string, emoji?: string, width: number, height: number,
 *   is_animated?: boolean, is_video?: boolean}} Sticker
 * @typedef {{file_id: string, duration: number}} Voice duration in seconds
 *
 * @typedef {{text: string, style?: "danger" | "success" | "primary", callback_data?: string,
 *   url?: string, copy_text?: {text: string}, switch_inline_query?: string,
 *   switch_inline_query_current_chat?: string,
 *   switch_inline_query_chosen_chat?: {query?: string}}} Button
 * @typedef {{inline_keyboard?: Button[][]}} Markup
 *
 * @typedef {{message_id: number, date: number, edit_date?: number,
 *   from?: {id: number, first_name: string, is_bot: boolean}, via_bot?: {username: string},
 *   text?: string, entities?: Entity[], caption?: string, caption_entities?: Entity[],
 *   photo?: PhotoSize[], document?: Document, sticker?: Sticker, voice?: Voice,
 *   media_group_id?: string, pinned_message?: object, reply_markup?: Markup}} Message
 *   dates in seconds since 1970, UTC
 *
 * @typedef {{command: string, description: string}} Command
 * @typedef {{id: number, first_name: string, username: string, description: string,
 *   short_description: string, commands: Command[]}} Bot
 * @typedef {{id: number, first_name: string, language_code: string, role: string,
 *   blocked: boolean, unread: number}} Person
 * @typedef {{id: string, title?: string, description?: string}} InlineResult
 *
 * @typedef {typeof import("./strings.js").danish} Words
 * @typedef {{bot: Bot, person: Person, words: Words}} Chat what every drawing needs to know
 */

export {};
