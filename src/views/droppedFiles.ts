/** A file and where it lies: its path begins with the folder that was given, or is its name alone. */
export interface GivenFile {
  path: string;
  file: File;
}

/** All that was dropped, folders with everything in them. What cannot be read is left out. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<GivenFile[]> {
  const found: GivenFile[] = [];
  for (const entry of entries) {
    if (isFile(entry)) {
      const file = await fileOf(entry);
      if (file) found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    } else if (isFolder(entry)) found.push(...(await filesIn(await all(entry))));
  }
  return found;
}

/** Chromium has no global names for the two kinds. */
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** A reader gives a hundred at a time, and none once there are no more. */
async function all(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const next = () =>
    new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
  const found: FileSystemEntry[] = [];
  for (let part = await next(); part.length > 0; part = await next()) found.push(...part);
  return found;
}

/** Files of an input; one for folders knows where they lie. */
export function filesOf(list: Iterable<File>): GivenFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
