// SPDX-License-Identifier: Apache-2.0
// Ant Design dressed in our tokens. The dark algorithm recomputes seed colours, so what it made is pinned again here
// and compared with the table by theme.test.ts.
import { theme as antTheme, type ThemeConfig } from "antd";
import { palettes, type ThemeName } from "./tokens";

export const fontFamily = '"Segoe UI", Roboto, system-ui, -apple-system, "Noto Sans", sans-serif';

export function antdTheme(name: ThemeName, phone = false): ThemeConfig {
  const color = palettes[name];
  const link = { colorLink: color.link, colorLinkHover: color["link-hover"], colorLinkActive: color["link-hover"] };
  const primary = {
    colorPrimary: color.primary,
    colorPrimaryHover: color["primary-hover"],
    colorPrimaryActive: color["primary-hover"],
    colorPrimaryBg: color.selected,
    colorPrimaryBgHover: color.selected,
    colorPrimaryBorder: color["selected-border"],
    colorPrimaryText: color.link,
    colorTextLightSolid: color["on-primary"],
  };
  const states = {
    colorError: color.bad,
    colorErrorText: color.bad,
    colorErrorBorder: color.bad,
    colorWarning: color.warn,
    colorSuccess: color.good,
  };
  const base = name === "dark" ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm;
  return {
    // The last word: whatever the algorithm made of the seeds, these stay as they are.
    algorithm: (seed) => ({ ...base(seed), ...primary, ...link, ...states }),
    token: {
      ...primary,
      ...link,
      ...states,
      colorBgLayout: color.layout,
      colorBgContainer: color.container,
      colorBgElevated: color.elevated,
      colorFillTertiary: color.fill,
      colorFillQuaternary: color["fill-soft"],
      colorBorder: color.control,
      colorBorderSecondary: color.line,
      colorSplit: color.split,
      colorText: color.text,
      colorTextHeading: color.text,
      colorTextSecondary: color["text-2"],
      colorTextTertiary: color["text-3"],
      colorTextDescription: color["text-2"],
      colorTextPlaceholder: color["text-3"],
      colorTextQuaternary: color["text-3"],
      colorIcon: color["text-2"],
      controlItemBgActive: color.selected,
      controlItemBgActiveHover: color.selected,
      controlItemBgHover: color.hover,
      controlOutline: color.selected,
      controlOutlineWidth: 3,
      fontFamily,
      fontSize: phone ? 15 : 13,
      lineHeight: phone ? 22 / 15 : 20 / 13,
      fontSizeSM: phone ? 13 : 12,
      fontSizeLG: 15,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 5,
      controlHeight: phone ? 44 : 32,
      controlHeightSM: phone ? 36 : 26,
      controlHeightLG: phone ? 48 : 40,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.12s",
      boxShadow: color.shadow,
      boxShadowSecondary: color.shadow,
    },
    components: {
      Button: {
        fontWeight: 500,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        paddingInline: 12,
        paddingInlineSM: 8,
        contentFontSizeSM: phone ? 14 : 12,
      },
      Input: {
        inputFontSize: phone ? 16 : 13,
        activeShadow: `0 0 0 3px ${color.selected}`,
        activeBorderColor: color.link,
        hoverBorderColor: color.link,
      },
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 6 },
      Tooltip: { fontSize: 12, colorBgSpotlight: color.toast, colorTextLightSolid: color["toast-text"] },
      Dropdown: { paddingBlock: 5 },
      Modal: { titleFontSize: 15 },
      Checkbox: { colorBorder: color.tick },
      Radio: { colorBorder: color.tick },
    },
  };
}
