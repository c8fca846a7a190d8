// The search takes words of Chinese from Intl.Segmenter, which knows few of the form's: 结转 is two
// to it, and is found wherever both characters are. Pairs of neighbours find such words as written.
self.Intl = Object.create(Intl, {
  Segmenter: {
    value: class {
      *segment(text) {
        for (const run of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
          const [word] = run;
          const pairs = /^\p{Script=Han}{3}/u.test(word) ? word.length - 1 : 1;
          for (let i = 0; i < pairs; i++) {
            const segment = pairs > 1 ? word.slice(i, i + 2) : word;
            yield { segment, index: run.index + i, isWordLike: true };
          }
        }
      }
    },
  },
});
