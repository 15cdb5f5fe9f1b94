import './FileButton.css';

interface Props {
  name: string;
  accept?: string;
  hint?: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
  children: string;
}

/** Chooses files; the same one can be chosen again. */
export function FileButton({ name, accept, hint, multiple = false, onFiles, children }: Props) {
  return (
    <label className="button file-button">
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        aria-label={name}
        aria-describedby={hint}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {children}
    </label>
  );
}
