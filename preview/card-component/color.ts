/** WeChat's palette for cards, by the names `card.color` uses (card/create, base_info.color). */
const PALETTE: Readonly<Record<string, string>> = {
  Color010: '#63b359',
  Color020: '#2c9f67',
  Color030: '#509fc9',
  Color040: '#5885cf',
  Color050: '#9062c0',
  Color060: '#d09a45',
  Color070: '#e4b138',
  Color080: '#ee903c',
  Color081: '#f08500',
  Color082: '#a9d92d',
  Color090: '#dd6549',
  Color100: '#cc463d',
  Color101: '#cf3e36',
  Color102: '#5e6671',
};

/** The CSS colour of a card colour's name; the first one for a name WeChat does not have. */
export function cardColor(name: string): string {
  return PALETTE[name] ?? '#63b359';
}
