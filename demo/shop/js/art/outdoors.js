// Drawings of the things for the trail; same rules as indoors.js.

export const glod = (c) => `
  <path d="M138 132c0-92 124-92 124 0" stroke="#3a4348" stroke-width="7" fill="none"/>
  <rect x="146" y="118" width="108" height="26" rx="9" fill="${c.dark}"/><rect x="168" y="96" width="64" height="24" rx="10" fill="${c.main}"/>
  <path d="M152 144h96l10 126H142z" fill="#fff0c2"/>
  <path d="M200 168c26 30 30 50 22 70-6 14-38 14-44 0-8-20-4-40 22-70z" fill="#ffb84d"/><path d="M200 200c14 18 16 28 10 38-4 7-16 7-20 0-6-10-4-20 10-38z" fill="#fff7dc"/>
  <g stroke="${c.dark}" stroke-width="5"><path d="M152 144l-10 126M248 144l10 126M184 144l-3 126M216 144l3 126"/></g>
  <path d="M130 270h140l10 44c2 10-6 18-18 18H138c-12 0-20-8-18-18z" fill="${c.main}"/><path d="M232 270h38l10 44c2 10-6 18-18 18h-34c10-16 10-40 4-62z" fill="${c.dark}" opacity=".5"/>
  <circle cx="200" cy="302" r="13" fill="#efe4cd"/><path d="M200 302v-10" stroke="#34434c" stroke-width="4" stroke-linecap="round"/>
  <circle cx="200" cy="214" r="120" fill="#ffcf6b" opacity=".13"/>`;

export const kilde = (c) => `
  <rect x="166" y="66" width="68" height="44" rx="10" fill="#c99a62"/><rect x="172" y="100" width="56" height="16" fill="#b9c0c2"/>
  <path d="M234 78c34-4 42 34 8 38" stroke="#34434c" stroke-width="9" fill="none" stroke-linecap="round"/>
  <path d="M160 116h80c16 8 22 26 22 46v142c0 18-10 28-28 28h-68c-18 0-28-10-28-28V162c0-20 6-38 22-46z" fill="${c.main}"/>
  <path d="M222 116h18c16 8 22 26 22 46v142c0 18-10 28-28 28h-24c16-20 18-150 12-216z" fill="${c.dark}" opacity=".5"/>
  <path d="M158 168v132" stroke="#fff" stroke-opacity=".4" stroke-width="9" stroke-linecap="round"/>
  <path d="M138 286h124v18c0 18-10 28-28 28h-68c-18 0-28-10-28-28z" fill="#c5cbcd"/>
  <path d="m176 238 18-32 12 18 8-12 18 26z" fill="#fff" opacity=".9"/>`;

export const ly = (c) => `
  <path d="M30 330 200 110l170 220z" fill="${c.dark}"/>
  <path d="M30 330 176 128c14-16 34-18 48 0l-54 202z" fill="${c.main}"/>
  <path d="M200 116 148 330h104z" fill="#f7e9c4"/><path d="M200 116 176 330h48z" fill="#5b4a33" opacity=".75"/>
  <path d="M200 116c-20 70-44 140-76 214h24zM200 116c20 70 44 140 76 214h-24z" fill="${c.light}"/>
  <g stroke="#fff" stroke-opacity=".65" stroke-width="3" stroke-dasharray="7 6" fill="none"><path d="M62 306 186 140M338 306 214 140"/></g>
  <g stroke="#8a7d66" stroke-width="2.500"><path d="M96 244 14 332M304 244l82 88M200 112V84"/></g>
  <path d="m200 84 34 10-34 11z" fill="#c8704c"/>
  <g fill="#34434c"><path d="M10 326h9v12h-9zM381 326h9v12h-9z"/></g>`;

export const vandre = (c) => `
  <path d="M150 96c0-52 100-52 100 0" stroke="#5b4a33" stroke-width="12" fill="none"/>
  <path d="M112 160c-30 30-34 96-26 150M288 160c30 30 34 96 26 150" stroke="#5b4a33" stroke-width="15" fill="none" stroke-linecap="round"/>
  <path d="M116 150c0-42 30-68 84-68s84 26 84 68v148c0 22-14 34-36 34h-96c-22 0-36-12-36-34z" fill="${c.main}"/>
  <path d="M250 96c22 12 34 30 34 54v148c0 22-14 34-36 34h-26c34-60 40-160 28-236z" fill="${c.dark}" opacity=".42"/>
  <path d="M112 150c0-42 34-72 88-72s88 30 88 72v34c0 10-8 16-20 16H132c-12 0-20-6-20-16z" fill="${c.dark}"/>
  <path d="M138 232h124v64c0 10-8 18-20 18h-84c-12 0-20-8-20-18z" fill="${c.light}"/><path d="M138 232h124v22H138z" fill="${c.main}"/>
  <g fill="#976b3b"><rect x="154" y="150" width="15" height="92" rx="3"/><rect x="231" y="150" width="15" height="92" rx="3"/></g>
  <g fill="none" stroke="#e3c192" stroke-width="4"><rect x="150" y="206" width="23" height="17" rx="3"/><rect x="227" y="206" width="23" height="17" rx="3"/></g>
  <rect x="182" y="112" width="36" height="22" rx="3" fill="#e3c192"/><path d="m189 128 6-9 4 5 4-6 8 10z" fill="#5b4a33"/>`;

export const regn = (c) => `
  <path d="M120 140 60 268c-6 14 0 24 12 28l30 8 42-110zM280 140l60 128c6 14 0 24-12 28l-30 8-42-110z" fill="${c.dark}"/>
  <path d="M122 138c20-18 46-28 78-28s58 10 78 28l10 176c1 10-6 18-18 18H130c-12 0-19-8-18-18z" fill="${c.main}"/>
  <path d="M200 110c32 0 58 10 78 28l10 176c1 10-6 18-18 18h-36c14-70 10-160-34-222z" fill="${c.dark}" opacity=".35"/>
  <path d="M146 128c-6-50 22-78 54-78s60 28 54 78c-14 18-32 28-54 28s-40-10-54-28z" fill="${c.dark}"/>
  <path d="M164 122c-4-34 14-54 36-54s40 20 36 54c-8 10-20 16-36 16s-28-6-36-16z" fill="#efe4cd"/>
  <path d="M200 138v194" stroke="#fff" stroke-opacity=".85" stroke-width="4"/><rect x="195" y="146" width="10" height="20" rx="3" fill="#e3c192"/>
  <g stroke="#000" stroke-opacity=".28" stroke-width="4" stroke-linecap="round"><path d="M142 262l32 22M258 262l-32 22"/></g>
  <path d="M150 186h30v16h-30z" fill="#fff" opacity=".85"/>
  <g stroke="#7fa6b5" stroke-width="5" stroke-linecap="round"><path d="M52 90v24M92 54v24M320 60v24M352 120v24M40 180v20M366 210v20"/></g>`;

export const hvile = (c) => `
  <path d="M52 60h26l6 272H44zM322 60h26l8 272h-40z" fill="#8b6a47"/><path d="M66 60h12l6 272H68zM336 60h12l8 272h-18z" fill="#6e5236"/>
  <g fill="#4f7a4c"><path d="M10 96c20-50 90-66 116-24-26 36-82 48-116 24zM286 80c24-44 88-44 108 0-30 32-84 32-108 0z"/></g><g fill="#6a9a5e"><path d="M22 62c24-44 80-50 100-12-22 30-70 38-100 12z"/></g>
  <path d="M80 156 118 182M320 156l-38 26" stroke="#34434c" stroke-width="6"/>
  <path d="M112 178c30 110 146 110 176 0 6 8 6 18 2 32-28 108-152 108-180 0-4-14-4-24 2-32z" fill="${c.main}"/>
  <path d="M112 178c30 78 146 78 176 0-24 116-152 116-176 0z" fill="${c.dark}"/>
  <g stroke="${c.light}" stroke-width="7" fill="none" opacity=".9"><path d="M128 234c24 58 120 58 144 0M142 262c22 34 94 34 116 0"/></g>
  <path d="M150 220c20-18 50-14 58 4-14 18-44 18-58-4z" fill="#fff4dc"/>`;
