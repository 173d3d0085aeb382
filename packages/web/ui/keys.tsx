const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

const signs: Readonly<Record<string, string>> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  enter: '↵',
  escape: 'Esc',
};

/** Keys to press, as `mod+k` or `g c`. */
export const Keys = ({ of }: { readonly of: string }) => (
  <span className="inline-flex shrink-0 gap-0.5" aria-hidden="true">
    {of.split(/[+ ]/).map((key) => (
      <kbd
        key={key}
        className="inline-flex h-4 min-w-4 whitespace-nowrap items-center justify-center rounded-4 border border-current/35 px-1 font-sans text-[11px] leading-none"
      >
        {signs[key] ?? key.toUpperCase()}
      </kbd>
    ))}
  </span>
);
