namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>The people in front of the screen.</summary>
internal static class AudienceWords
{
    public const string I18n = """
        harm 6: rtl | right to left | other language | other time zone | another zone | wrong time zone | translator
        thing 7: translate | translation | i18n | l10n | internationalization | user visible string | user facing string | user facing text | visible text | hard coded string | hardcoded string | time zone | timezone | currency format | date format | number format | culture | invariant culture | plural form | pluralization | gettext | resource file | message catalog | logical property | css logical | ui text | language file | message key | mirrored layout | unicode normalization | message format | placeholder in string
        thing 4: language | english | german | french | spanish | arabic | hebrew | japanese | currency | unicode | collation | ui string | bidi | transliterate | country
        thing 2: string | text | format | display | date
        code 7: locale | localiz | localis | `t( | `t(` | t(' | i18n | intl. | usetranslation | gettext | strings.xml | localizable | resx | padding-inline | margin-inline | inline-start | tostring(culture | übersetz | traduc | tradui | 翻译 | 翻訳 | langue | idioma | sprache
        path 5: /i18n/ | /locales/ | /locale/ | /lang/ | translations | .po | strings.xml | .resx | messages.
        harm 7: turkish | word order | other way round | read the date | culture dependent | wrong decimal separator
        thing 7: icu | placeholder | formal address | siezen | tutoyer | vouvoyer | locale aware | intl | language tag | date order | culture | concatenation for translation | text direction
        """;

    public const string Accessibility = """
        harm 8: screen reader | keyboard user | a11y | colour blind | color blind | blind | low vision | assistive | motion sickness | voice control
        thing 7: aria | alt text | alt attribute | keyboard | keyboard navigation | focus trap | focus order | focus ring | visible label | accessible name | tab order | tab index | contrast | contrast ratio | wcag | reduced motion | semantic html | semantic element | landmark | heading level | live region | touch target | skip link | caption | focusable | clickable element | announce to
        thing 4: focus | alt | label | placeholder | tabindex | dialog role | form field | heading order | outline | modal | overlay | tooltip
        thing 2: button | role | icon | input | image | link
        code 8: accessibility | accessible to | aria- | role=" | `alt` | tabindex | <label | sr-only | prefers-reduced | accessibilitylabel | contentdescription | `img` | barrierefrei | accesib | 无障碍 | アクセシビ | acessib | htmlfor
        path 3: a11y | accessibility
        harm 8: text zoom | zoom text | colour alone | carry meaning | color alone | epileptic | deaf
        thing 7: font size | focus back | close on escape | escape must | real text | prefers reduced motion | error announced | colour contrast | hit area | tap target | alternative text | transcript
        """;
}
