// The only door to the vendor's interactive parts; pages know these words, never the vendor.
export {
  ActionIcon,
  Button,
  Checkbox,
  Menu,
  Modal,
  MultiSelect,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
export { NumberInput } from './number-input';
export { useDebouncedValue, useHotkeys, useMediaQuery } from '@mantine/hooks';
