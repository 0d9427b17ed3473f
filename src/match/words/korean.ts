/** Particles and endings, so that 에서는 is not taken for 는 alone. */
const endings = (
  '으로부터 에서부터 에게서 이라도 까지도 에서는 에서도 으로는 으로도 인가요 됩니까 합니까 입니까 되나요 하나요 되는지 하는지 이나 라도 부터 까지 에서 에게 ' +
  '한테 으로 에는 에도 만은 이란 이라 인지 하는 되는 하려면 하면 되면 해야 된다 한다 은 는 이 가 을 를 의 에 로 와 과 도 만 나 란 ' +
  '이에요 이예요 예요 이죠 입니다 인데요 인데 이라고 라고 이라는 라는 이라서 라서 인지요 이랑 랑 하고 해도 하려고 해서 했는데 하는데 합니다 했습니다 한다고 할까요 하죠 ' +
  '해도되나요 했나요 하였나요 해야하나요 하는지요 되는지요 되어 되죠 됐나요 되었나요 되었습니다 됩니다 된다고 된다는 되고 되면서 돼야 돼도 되는데 됐는데 됐습니까 되었습니까 ' +
  '했습니까 하였습니까 할지 될지 할 한 된 될 해 됨 함 하기 되기 마다 밖에 보다 처럼 만큼 대로 들은 들의 들을 들이 들도 들에 들 에만 으로만 로만 에서만 까지만 부터는 까지는 로는 로도 와는 과는 ' +
  '에서의 으로의 로의 에의 께서 쪽으로 쪽에 측에 측이 용으로 용도로'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** A Korean word without its particle or ending, or null when nothing of two syllables would be left. */
export function withoutParticle(word: string): string | null {
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= 2) return word.slice(0, -ending.length);
  }
  return null;
}
