import { describe, expect, it } from 'vitest';
import { cleanCss, createCssCleaner } from '../../src/sanitize/css';

const clean = (css: string): string => cleanCss(css, 'https://shop.example/a/', () => null);

describe('CSS of a recorded page', () => {
  it.each([
    ['a{background:url(http://x/y)}', 'a{background:url("data:,")}'],
    ['a{background:url( "http://x/y" )}', 'a{background:url( "data:," )}'],
    ['a{background:u\\72l(http://x/y)}', 'a{background:url("data:,")}'],
    ['a{background:\\000055\nRl(\'//x\')}', 'a{background:\\000055\nRl("data:,")}'],
    ['a{background:url(y\\)z)}', 'a{background:url("data:,")}'],
    ['a{background:url(//x', 'a{background:url("data:,")'],
    ['@import "x.css";b{}', '@media not all{}@none "x.css";b{}'],
    ['@\\69mport url(x);', '@media not all{}@none url("data:,");'],
    ['a{background:image-set("x" 1x, "y" 2x)}', 'a{background:image-set("data:," 1x, "data:," 2x)}'],
    ['a{background:image-set(var(--x) 1x)}', 'a{background:image-set("data:,")}'],
    ['a{b:"\n;c:url(http://x)}', 'a{b:"\n;c:url("data:,")}'],
    ['/*"*/a{b:url(http://x)}/*"*/', '/*"*/a{b:url("data:,")}/*"*/'],
  ])('%j fetches nothing', (given, expected) => expect(clean(given)).toBe(expected));

  it.each([
    'a{background:url("#clip")}',
    'a{content:"url(http://x)"}',
    'a{background:url("data:image/png;base64,AAAA")}',
    '@font-face{src:url("data:font/woff2;base64,AAAA")}',
    '.hover\\:bg:not(.x){animation:hover 1s;--y:focus}',
    '@media (hover:hover){a{color:red}}',
    'a{color:red;/* :hover{ */}',
  ])('%j stays as it is', (css) => expect(clean(css)).toBe(css));

  it('turns states into attributes of the same specificity', () => {
    expect(clean('a:hover,b:not(:focus-visible)>c:focus-within{color:red}')).toBe('a[revisit-hover],b:not([revisit-focus-visible])>c[revisit-focus-within]{color:red}');
    expect(clean('a{&:active{color:red}}')).toBe('a{&[revisit-active]{color:red}}');
    expect(clean('h2:target,b:target-within,video:fullscreen{color:red}p::target-text{}')).toBe('h2[revisit-target],b[revisit-target-within],video[revisit-fullscreen]{color:red}p::target-text{}');
    expect(clean('x-a:not(:defined){color:red}')).toBe('x-a:not(:not([revisit-undefined])){color:red}');
  });

  it('leaves states behind pseudo-elements, where no attribute may stand', () => {
    const css = 'b:hover,input::-webkit-slider-thumb:active:hover,x-a::part(base control):focus-visible{color:red}';
    expect(clean(css)).toBe('b[revisit-hover],input::-webkit-slider-thumb:active:hover,x-a::part(base control):focus-visible{color:red}');
    expect(clean('p::before,a:hover::after{}p::before a:hover{}')).toBe('p::before,a[revisit-hover]::after{}p::before a[revisit-hover]{}');
    expect(clean('::slotted(a:hover){}')).toBe('::slotted(a[revisit-hover]){}');
  });

  it('shows states that no attribute says where the recorder told of them, and validity as the stage works it out', () => {
    expect(clean('x-a:state(on):hover,input:user-invalid{color:red}')).toBe('x-a[revisit-state-on][revisit-hover],input[revisit-user-invalid]{color:red}');
    expect(clean('input:invalid{color:red}input:valid{color:blue}')).toBe('input:is(:\\69nvalid,[revisit-invalid]){color:red}input:\\76 alid:where(:not([revisit-invalid])){color:blue}');
  });

  it('asks the visitor, not the viewer, for motion', () => {
    const css = '@media (prefers-reduced-motion: reduce) and (min-width:9px){a{}}@media (prefers-reduced-motion){b{}}@media (prefers-reduced-motion:no-preference){c{}}';
    expect(clean(css)).toBe('@media (max-width:-1px) and (min-width:9px){a{}}@media (max-width:-1px){b{}}@media (min-width:0px){c{}}');
    expect(cleanCss(css, '', () => null, { dark: false, still: true })).toBe('@media (min-width:0px) and (min-width:9px){a{}}@media (min-width:0px){b{}}@media (max-width:-1px){c{}}');
  });

  it('asks the visitor, not the viewer, for the scheme', () => {
    const css = '@media (prefers-color-scheme: dark){a{}}@media not (prefers-color-scheme:light){b{}}:root{color-scheme: light dark;--x:1}p{color-scheme:dark}';
    expect(clean(css)).toBe('@media (max-width:-1px){a{}}@media not (min-width:0px){b{}}:root{color-scheme: light;--x:1}p{color-scheme:dark}');
    expect(cleanCss(css, '', () => null, { dark: true, still: false })).toBe('@media (min-width:0px){a{}}@media not (max-width:-1px){b{}}:root{color-scheme: dark;--x:1}p{color-scheme:dark}');
  });

  it('means the recorded screen by device sizes', () => {
    expect(clean('@media (max-device-width:600px){}')).toBe('@media (max-width:600px){}');
  });

  it('cleans to something that cleaning leaves alone', () => {
    for (const css of ['@import "a";@import url(b);p:hover{c:url(d)}', 'x{y:image-set("a" 1x)}', 'a:invalid,b:valid,c:state(on){}', 'a{b:"']) expect(clean(clean(css))).toBe(clean(css));
  });

  it('maps what was captured, with relative addresses read against the page', () => {
    const asked: string[] = [];
    const cleaner = createCssCleaner((url) => (asked.push(url), 'blob:https://us/1'));
    expect(cleaner.clean('a{background:url(../i.png)}', 'https://shop.example/a/b/')).toBe('a{background:url("blob:https://us/1")}');
    expect(asked).toEqual(['https://shop.example/a/i.png']);
  });

  it('does not let a captured address out of the stage', () => {
    expect(cleanCss('a{b:url(i.png)}', 'https://s/', () => 'https://elsewhere/i.png')).toBe('a{b:url("data:,")}');
  });

  it('reads a megabyte in seconds at worst, on a busy machine', () => {
    const css = '.card:hover > .title{background:url(https://x/y.png) no-repeat;color:red}\n'.repeat(14_000);
    const began = performance.now();
    clean(css);
    expect(performance.now() - began).toBeLessThan(6000);
  });
});
