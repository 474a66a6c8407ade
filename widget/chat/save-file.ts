/** Hands a file to the visitor without a request and without leaving the page. */

export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after this task; only then may the address go.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
