// The search takes words of Chinese from Intl.Segmenter, which knows few of the form's: 结转 is two
// to it, and is found wherever both characters are. Pairs of neighbours find such words as written,
// behind a digit or a letter, too.
self.Intl = Object.create(Intl, {
  Segmenter: {
    value: class {
      *segment(text) {
        const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
        for (const run of text.matchAll(runs)) {
          const [word] = run;
          const parts = /^\p{Script=Han}/u.test(word) ? [...word] : [word];
          let index = run.index;
          for (let i = 0; i < Math.max(parts.length - 1, 1); i++) {
            yield { segment: parts.slice(i, i + 2).join(""), index, isWordLike: true };
            index += parts[i].length;
          }
        }
      }
    },
  },
});
