import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#F1F9F7',
  '#E2F1EE',
  '#BFE0DA',
  '#8EDACF',
  '#4FB8ac',
  '#2C978D',
  '#17857B',
  '#0F766E',
  '#0B5F59',
  '#0A5751',
];

const surface = { background: 'var(--surface)', hover: 'var(--sunken)', color: 'var(--text)' };

/** Colours of buttons: one filled primary a page, outlined for the rest, quiet in rows, danger when it destroys. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const danger = color === 'danger';
  if (variant === 'filled')
    return {
      background: danger ? 'var(--danger)' : 'var(--primary)',
      hover: danger ? 'var(--danger)' : 'var(--primary-hover)',
      color: danger ? 'var(--on-danger)' : 'var(--on-primary)',
      border: '1px solid transparent',
    };
  if (variant === 'light')
    return {
      background: 'var(--subtle)',
      hover: 'var(--subtle)',
      color: 'var(--on-subtle)',
      border: '1px solid transparent',
    };
  if (variant === 'subtle')
    return {
      background: 'transparent',
      hover: 'var(--sunken)',
      color: danger ? 'var(--danger)' : 'var(--text)',
      border: '1px solid transparent',
    };
  return {
    ...surface,
    color: danger ? 'var(--danger)' : 'var(--text)',
    border: '1px solid var(--control-border)',
  };
};

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-title)', fontWeight: '500' },
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  variantColorResolver,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { shadow: 'sm' } } },
    Textarea: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Modal: { defaultProps: { radius: 10, centered: true } },
    Menu: { defaultProps: { shadow: 'sm', position: 'bottom-start' } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--primary)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--control-border)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--border)',
  '--mantine-primary-color-filled': 'var(--primary)',
  '--mantine-primary-color-filled-hover': 'var(--primary-hover)',
  '--mantine-primary-color-contrast': 'var(--on-primary)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
