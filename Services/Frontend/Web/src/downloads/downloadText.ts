/** Saves a text as a file on the person's device, as a download of the browser. */
export function downloadText(text: string, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; without this the text stays in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
