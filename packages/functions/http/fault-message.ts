/** What the codes of single values mean to the caller. Codes without a sentence here carry their own message. */
const sentences: Record<string, string> = {
  ambiguous: 'Two values contradict each other.',
  blank: 'The value is blank.',
  control_characters: 'The value holds control characters or line breaks.',
  cursor_invalid: 'The cursor does not belong to this list. Start again without one.',
  custom_fields_too_large: 'The custom fields of a contact hold at most 64 KB.',
  custom_value_type: 'A custom field holds text, a number, true or false, null, or a list of them.',
  duplicate_property: 'The property is given in camelCase and in snake_case. Give it once.',
  email_invalid: 'This is not an email address.',
  field_filter_type:
    'A custom field is asked for by a value, or by an object of equals, from, to, any or all.',
  filter_all: '`all` means everybody, and stands alone.',
  filter_empty:
    'The filter says nothing. Name at least one condition, or ask for everybody by {"all": true}.',
  file_name_invalid: 'A file name has no slashes.',
  file_name_reserved: 'Names that end in .results.csv or .import.json are taken by results and options.',
  file_too_large: 'The file is larger than the team allows.',
  mapping_repeated: 'Another header of the mapping is the same column or means the same property.',
  mapping_target_unknown:
    'Columns are mapped to properties of contacts, to company.name and the like, to cf.<name>, or to ignore.',
  name_reserved: 'No property may be called constructor, prototype or __proto__.',
  opt_out_status: 'The list needs do_not_contact, and not as its first, which new contacts get.',
  calling_hours_invalid: 'Hours are written as Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00.',
  date_invalid: 'Days are written as 2026-12-24, or as 12-24 for each year.',
  span_reversed: 'The span has to end after it begins. After midnight the next day’s begins.',
  time_of_day_invalid: 'Times are written as 08:00; the end of a day is 24:00.',
  out_of_range: 'The number is out of range.',
  read_only: 'Nobody sets this property. It is taken as it is answered, or left out.',
  repeated: 'Values that differ in case or accents alone are the same.',
  parameter_repeated: 'The filter is given more than once; lists are asked for with .any or .all.',
  required: 'The property is required.',
  suffix_reserved: 'A custom field ends in neither .from, .to, .any nor .all, which filters use.',
  tag_separator: 'A tag holds no comma, semicolon or pipe: in texts they stand between tags.',
  text_malformed: 'The text is not well-formed Unicode: it holds half of a surrogate pair.',
  time_invalid: 'This is not a time in ISO 8601 with its zone, such as 2026-01-31T12:00:00Z.',
  timezone_unknown: 'This is not an IANA time zone such as Europe/Berlin.',
  too_large: 'The number is too large.',
  too_long: 'The value is too long.',
  too_small: 'The number is too small.',
  type_array: 'A list is expected.',
  type_boolean: 'true or false is expected.',
  type_integer: 'A whole number is expected.',
  type_object: 'An object is expected.',
  type_string: 'Text is expected.',
  type_tags:
    'A list of texts of up to 100 characters is expected, at most 100 of them, or one text with commas.',
  unknown_country: 'This is not an ISO 3166 country code such as DE.',
  unknown_property: 'There is no such property.',
  unknown_parameter: 'There is no such parameter.',
  unknown_value: 'The value is not one of those allowed.',
};

export const sentenceOf = (code: string): string => sentences[code] ?? 'The value is not valid.';

export const isFaultCode = (text: string): boolean => Object.hasOwn(sentences, text);
