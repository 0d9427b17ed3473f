import type { Fields } from '../../src/playground/shapes.ts';
import { actions, button, modal, section } from './helpers.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A message with every block and element that may stand in one. Pictures are left out: they would be fetched. */
export const everyBlock: Fields[] = [
  { type: 'header', text: plain('A header :wave:') },
  section('*Bold*, _slanted_, ~gone~, `code`, <https://example.com|a link>, <@U0KIM>, <#C0TRADE>\n&gt; a quote'),
  section('```preformatted```', { accessory: button('Beside') }),
  { type: 'section', fields: [mrkdwn('*Left*\n1'), mrkdwn('*Right*\n2')] },
  section(`${'A long text. '.repeat(80)}`, { block_id: 'long' }),
  { type: 'context', elements: [mrkdwn('context with <https://example.com|a link>')] },
  { type: 'divider' },
  actions(
    button('Plain'),
    button('Primary', { style: 'primary' }),
    button('Danger', {
      style: 'danger',
      confirm: {
        title: plain('Sure?'),
        text: mrkdwn('It is *final*.'),
        confirm: plain('Do it'),
        deny: plain('Leave it'),
      },
    }),
    button('Address', { url: 'https://example.com/' }),
    { type: 'overflow', action_id: 'overflow', options: [option('First'), option('Second')] },
  ),
  actions(
    {
      type: 'static_select',
      action_id: 'one',
      placeholder: plain('Pick one'),
      options: [option('Red'), option('Blue')],
    },
    { type: 'users_select', action_id: 'user', placeholder: plain('Pick a person') },
    { type: 'channels_select', action_id: 'channel', placeholder: plain('Pick a channel') },
    { type: 'conversations_select', action_id: 'conversation', placeholder: plain('Pick a conversation') },
    { type: 'datepicker', action_id: 'date', placeholder: plain('Pick a day'), initial_date: '2026-11-22' },
  ),
  actions(
    { type: 'checkboxes', action_id: 'checks', options: [option('Left'), option('Right')] },
    { type: 'radio_buttons', action_id: 'radio', options: [option('Up'), option('Down')] },
  ),
  section('Several of these', {
    accessory: {
      type: 'multi_static_select',
      action_id: 'many',
      placeholder: plain('Pick'),
      options: [option('A'), option('B')],
    },
  }),
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich ', style: { bold: true } },
          { type: 'link', url: 'https://example.com/', text: 'link' },
          { type: 'emoji', name: 'tada' },
          { type: 'user', user_id: 'U0ROSA' },
          { type: 'channel', channel_id: 'C0NEWS' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'an item' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'as it is' }] },
    ],
  },
  { type: 'markdown', text: '## Markdown\n\n**bold** and [a link](https://example.com/)\n\n1. first\n2. second' },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Element' },
        { type: 'raw_text', text: 'Code' },
      ],
      [
        { type: 'raw_text', text: 'Dysprosium' },
        { type: 'raw_text', text: '1C902' },
      ],
    ],
  },
  { type: 'alert', level: 'warning', text: mrkdwn('Suspended until *10 November*.') },
  {
    type: 'card',
    title: mrkdwn('A card'),
    subtitle: mrkdwn('below'),
    body: mrkdwn('with a body'),
    actions: [button('Card')],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'good', accessibility_label: 'Good answer' },
        negative_button: { text: plain('Bad'), value: 'bad', accessibility_label: 'Bad answer' },
      },
      { type: 'icon_button', action_id: 'delete', icon: 'trash', text: plain('Delete') },
    ],
  },
];

/** A modal with every kind of input. */
export const everyInput: Fields = {
  ...modal(
    { type: 'input', block_id: 'why', label: plain('Why?'), element: { type: 'plain_text_input', action_id: 'a' } },
    {
      type: 'input',
      block_id: 'more',
      optional: true,
      hint: plain('As long as you like'),
      label: plain('More'),
      element: { type: 'plain_text_input', action_id: 'a', multiline: true },
    },
    {
      type: 'input',
      block_id: 'day',
      optional: true,
      label: plain('Day'),
      element: { type: 'datepicker', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'boxes',
      optional: true,
      label: plain('Boxes'),
      element: { type: 'checkboxes', action_id: 'a', options: [option('This'), option('That')] },
    },
    {
      type: 'input',
      block_id: 'people',
      optional: true,
      label: plain('People'),
      element: { type: 'multi_users_select', action_id: 'a' },
    },
  ),
  submit: plain('Send'),
};
