/** An answer's body to its end. @param hear called for each piece of it that comes */
export async function wholeText(response: Response, hear: () => void): Promise<string> {
  hear();
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
    hear();
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
