const pairs = (from: string, to: string): [string, string][] => Array.from(from, (one, at) => [one, to[at] ?? one])

/**
 * Letters of other alphabets that look like ours, so that a word written with them is read as what it looks like. Capitals apart, for some look
 * otherwise than their small letters do.
 */
export const lookalikes: ReadonlyMap<string, string> = new Map([
  ...pairs('АВЕЅІЈКМНОРСТУХԀԌԚԜҺ', 'abesijkmhopctyxdgqwh'),
  ...pairs('аеѕіјкморстухԁԍԛԝһвнӏь', 'aesijkmopctyxdgqwhbhlb'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'),
  ...pairs('αβεηικνορτυχγ', 'abenikvoptuxy'),
  ...pairs('ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıᴦ', 'abcdeghijklmnoprstuvwyzagir'),
  ...pairs('ꞮƖǀӀ', 'iill'),
])
