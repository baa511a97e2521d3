// Drawings of the things for the house. Each takes a palette and returns SVG for a 400 × 400 canvas
// with the floor at y = 330. Flat colours only: no ids, so a page can hold many of them.

const wood = { main: '#c99a62', dark: '#976b3b', light: '#e3c192' };

export const lysning = (c) => `
  <path d="M105 205c0-62 40-106 95-106s95 44 95 106z" fill="${c.main}"/>
  <path d="M200 99c55 0 95 44 95 106h-52c0-62-16-98-43-106z" fill="${c.dark}" opacity=".55"/>
  <path d="M128 188c4-38 26-66 52-74" stroke="${c.light}" stroke-width="7" stroke-linecap="round" fill="none"/>
  <ellipse cx="200" cy="205" rx="95" ry="13" fill="#fff3cf"/>
  <path d="M125 212 84 322h232l-41-110z" fill="#ffe9ae" opacity=".35"/>
  <circle cx="200" cy="92" r="9" fill="${wood.main}"/>
  <rect x="194" y="208" width="12" height="92" fill="#b9a88a"/>
  <path d="M146 322c0-16 24-26 54-26s54 10 54 26z" fill="${wood.main}"/>
  <path d="M146 322c0 8 24 12 54 12s54-4 54-12z" fill="${wood.dark}"/>
  <path d="M262 205v44" stroke="#8a7d66" stroke-width="2.500"/><circle cx="262" cy="253" r="5" fill="${wood.dark}"/>`;

export const kopp = (c) => `
  <path d="M272 190c52-10 74 20 66 56-7 32-38 50-76 46" stroke="${c.dark}" stroke-width="20" fill="none" stroke-linecap="round"/>
  <path d="M108 148h176l-10 156c-2 18-18 28-38 28h-80c-20 0-36-10-38-28z" fill="${c.main}"/>
  <path d="M236 148h48l-10 156c-2 18-18 28-38 28h-30c20-20 30-90 30-184z" fill="${c.dark}" opacity=".38"/>
  <path d="M112 212c40 16 122 16 166 0l-6 92c-2 18-18 28-38 28h-78c-20 0-36-10-38-28z" fill="${c.light}" opacity=".55"/>
  <ellipse cx="196" cy="148" rx="88" ry="21" fill="${c.light}"/>
  <ellipse cx="196" cy="151" rx="74" ry="14" fill="#5a3a28"/>
  <path d="M134 176c0 40 4 88 10 116" stroke="#fff" stroke-opacity=".35" stroke-width="8" stroke-linecap="round" fill="none"/>
  <g fill="${c.dark}" opacity=".6"><circle cx="170" cy="206" r="2.500"/><circle cx="214" cy="190" r="2"/><circle cx="150" cy="250" r="2"/><circle cx="188" cy="282" r="3"/><circle cx="228" cy="262" r="2.500"/><circle cx="206" cy="236" r="1.800"/><circle cx="168" cy="308" r="2"/></g>
  <g stroke="#fff" stroke-opacity=".75" stroke-width="6" stroke-linecap="round" fill="none"><path d="M172 118c-14-18 12-26 0-46"/><path d="M208 110c-14-18 12-30 0-50"/></g>`;

export const damp = (c) => `
  <path d="M128 176c0-118 152-118 152 0" stroke="${wood.dark}" stroke-width="13" fill="none"/>
  <path d="M158 112c24-28 68-28 92 0" stroke="${wood.main}" stroke-width="19" stroke-linecap="round" fill="none"/>
  <path d="M300 238c36-6 36-50 64-66l12 10c-24 24-20 84-70 104z" fill="${c.dark}"/>
  <path d="M102 186h204l22 106c4 24-14 40-40 40H120c-26 0-44-16-40-40z" fill="${c.main}"/>
  <path d="M258 186h48l22 106c4 24-14 40-40 40h-56c30-30 36-90 26-146z" fill="${c.dark}" opacity=".45"/>
  <path d="M126 206c-8 30-16 62-18 92" stroke="#fff" stroke-opacity=".4" stroke-width="9" stroke-linecap="round" fill="none"/>
  <path d="M122 186c4-26 38-38 82-38s78 12 82 38z" fill="${c.light}"/>
  <path d="M122 186c4-26 38-38 82-38s78 12 82 38z" fill="none" stroke="${c.dark}" stroke-width="4"/>
  <circle cx="204" cy="141" r="12" fill="${wood.main}"/>
  <path d="M82 312h246" stroke="#1d282e" stroke-opacity=".35" stroke-width="6"/>`;

export const varm = (c) => `
  <g><path d="M92 262h216c20 0 32 16 32 34s-12 36-32 36H92c-20 0-32-16-32-36s12-34 32-34z" fill="${c.dark}"/>
  <path d="M100 200h204c20 0 32 14 32 32s-12 34-32 34H100c-20 0-32-16-32-34s12-32 32-32z" fill="${c.main}"/>
  <path d="M108 142h190c18 0 30 14 30 30s-12 32-30 32H108c-18 0-30-14-30-32s12-30 30-30z" fill="${c.light}"/></g>
  <g fill="#fff" opacity=".7"><path d="M128 142h14v62h-14zM152 142h5v62h-5zM128 200h14v66h-14zM152 200h5v66h-5zM128 262h14v70h-14zM152 262h5v70h-5z"/></g>
  <g fill="${c.dark}" opacity=".8"><path d="M250 142h20v62h-20z"/></g><g fill="#fff" opacity=".22"><path d="M250 200h20v66h-20zM250 262h20v70h-20z"/></g>
  <g stroke="${c.light}" stroke-width="4" stroke-linecap="round"><path d="M76 300c-10 6-18 14-20 26M86 318c-8 4-14 10-16 18M100 328c-4 4-8 8-9 14M324 318c8 4 14 10 16 18M312 328c4 4 8 8 9 14"/></g>
  <g stroke="#000" stroke-opacity=".1" stroke-width="3" fill="none"><path d="M82 172h246M72 233h262M64 297h274"/></g>
  <rect x="296" y="222" width="34" height="24" rx="3" fill="#fff8ea"/><path d="M303 230h20M303 237h13" stroke="#976b3b" stroke-width="2.500"/>`;

export const spire = (c) => `
  <g fill="#4f7a4c"><path d="M198 220c-60-14-96-60-98-122 58 6 96 50 98 122z"/><path d="M204 220c60-14 96-60 98-122-58 6-96 50-98 122z" fill="#6a9a5e"/><path d="M200 220c-34-50-34-112 0-170 34 58 34 120 0 170z" fill="#7fb06d"/></g>
  <g stroke="#3b5e3a" stroke-width="3" fill="none" stroke-linecap="round"><path d="M200 216V76M192 210c-24-30-48-60-76-90M208 210c24-30 48-60 76-90"/></g>
  <g fill="#5d8c55"><path d="M190 226c-30 10-66 2-90-22 32-12 66-6 90 22zM210 226c30 10 66 2 90-22-32-12-66-6-90 22z"/></g>
  <path d="M124 216h152l-14 84H138z" fill="${c.main}"/><path d="M228 216h48l-14 84h-40c10-20 10-52 6-84z" fill="${c.dark}" opacity=".45"/>
  <rect x="114" y="208" width="172" height="20" rx="9" fill="${c.light}"/>
  <path d="M116 290h168c4 26-12 42-36 42h-96c-24 0-40-16-36-42z" fill="${c.dark}"/>
  <rect x="258" y="176" width="7" height="40" rx="3" fill="#fff"/><rect x="256" y="170" width="11" height="14" rx="5" fill="#c8704c"/>
  <path d="M146 238c2 18 4 34 8 50" stroke="#fff" stroke-opacity=".4" stroke-width="7" stroke-linecap="round" fill="none"/>`;

export const skammel = (c) => `
  <path d="m132 178-34 148h22l40-148zM268 178l34 148h-22l-40-148z" fill="${c.dark}"/>
  <path d="M189 178h24l-3 154h-18z" fill="${c.main}"/>
  <path d="M122 268h158" stroke="${c.main}" stroke-width="11" stroke-linecap="round"/>
  <ellipse cx="200" cy="170" rx="122" ry="31" fill="${c.dark}"/>
  <ellipse cx="200" cy="158" rx="122" ry="31" fill="${c.main}"/>
  <g fill="none" stroke="${c.light}" stroke-width="3" opacity=".85"><ellipse cx="196" cy="157" rx="96" ry="22"/><ellipse cx="191" cy="156" rx="68" ry="15"/><ellipse cx="188" cy="155" rx="40" ry="8"/></g>
  <g fill="${c.dark}"><rect x="132" y="150" width="16" height="5" rx="2"/><rect x="252" y="150" width="16" height="5" rx="2"/><rect x="193" y="176" width="16" height="5" rx="2"/></g>`;
