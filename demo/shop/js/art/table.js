// The table of the builder, drawn from its three choices.

const woods = {
  oil: { main: '#c99a62', dark: '#976b3b', light: '#e3c192' },
  soap: { main: '#e3d3b8', dark: '#b9a481', light: '#f4ead8' },
  smoke: { main: '#6d5340', dark: '#45342a', light: '#8f7159' },
};

const tops = {
  round: (c, w) => `<ellipse cx="300" cy="176" rx="${w}" ry="40" fill="${c.dark}"/><ellipse cx="300" cy="164" rx="${w}" ry="40" fill="${c.main}"/>`,
  oval: (c, w) => `<rect x="${300 - w}" y="140" width="${2 * w}" height="72" rx="70" ry="34" fill="${c.dark}"/><rect x="${300 - w}" y="128" width="${2 * w}" height="72" rx="70" ry="34" fill="${c.main}"/>`,
  square: (c, w) => `<path d="m${300 - w + 26} 128h${2 * w - 52}l26 72h-${2 * w}z" fill="${c.main}"/><path d="M${300 - w} 200h${2 * w}v14h-${2 * w}z" fill="${c.dark}"/>`,
};

const leg = (x, c) => `<path d="M${x - 9} 190h18l-3 150h-12z" fill="${c}"/>`;
const legs = {
  straight: (c, w) => `${leg(300 - w * 0.7, c.dark)}${leg(300 + w * 0.7, c.dark)}`,
  splayed: (c, w) => `<path d="M${300 - w * 0.5} 190h22l-40 150h-16zM${300 + w * 0.5} 190h-22l40 150h16z" fill="${c.dark}"/>`,
  trestle: (c, w) => [-1, 1].map((side) => `<path d="M${300 + side * w * 0.55} 194l-34 146M${300 + side * w * 0.55} 194l34 146M${280 + side * w * 0.55} 290h40" stroke="${c.dark}" stroke-width="13" stroke-linecap="round" fill="none"/>`).join(''),
};

const grain = (c, w) => [0.72, 0.5, 0.28].map((part, i) => `<path d="M${300 - w * part} ${152 + i * 12}c${w * part * 0.6} -8 ${w * part * 1.3} 8 ${w * part * 2} 0" stroke="${c.light}" stroke-width="2.500" fill="none"/>`).join('');

/** `build` is {top, legs, finish, width in cm}. */
export function tableArt(build) {
  const c = woods[build.finish] ?? woods.oil;
  const w = 90 + (build.width - 80) * 1.05;
  return `<svg class="art" viewBox="0 0 600 420" aria-hidden="true" focusable="false">
    <rect width="600" height="420" fill="#eef0e8"/><path d="M0 300h600v120H0z" fill="#e0dccb"/>
    <path d="M60 40h120v130H60z" fill="#cfe0e4"/><path d="m60 150 40-52 30 34 24-22 26 40v20H60z" fill="#8fb0ae"/><path d="M60 40h120v130H60zM120 40v130M60 104h120" stroke="#fff" stroke-width="6" fill="none"/>
    <ellipse cx="300" cy="342" rx="${w * 1.02}" ry="17" fill="#2a2018" opacity=".15"/>
    ${(legs[build.legs] ?? legs.straight)(c, w)}${(tops[build.top] ?? tops.round)(c, w)}${grain(c, w)}
    <path d="M286 100h28l-4 46h-20z" fill="#4d7f93"/><path d="M300 102c-20-20-22-40-12-58 14 14 18 34 12 58zM302 102c2-26 16-40 32-44 0 20-12 36-32 44z" fill="#6a9a5e"/>
  </svg>`;
}
