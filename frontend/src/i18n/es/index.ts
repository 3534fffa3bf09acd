import type { Messages } from '../messages';
import { alerts } from './alerts';
import { annotations } from './annotations';
import { audit } from './audit';
import { boardTemplates } from './board-templates';
import { boards } from './boards';
import { channels } from './channels';
import { cohorts } from './cohorts';
import { common, palette, problem, shell } from './common';
import { conditions } from './conditions';
import { contexts } from './contexts';
import { data, live } from './data';
import { definitions } from './definitions';
import { erasures, groups } from './groups';
import { histogram } from './histogram';
import { home } from './home';
import { hooks } from './hooks';
import { imports } from './imports';
import { insight } from './insight';
import { insightAnswer } from './insight-answer';
import { metrics } from './metrics';
import { notices } from './notices';
import { people, person } from './people';
import { plan } from './plan';
import { plainHeads } from './plain-heads';
import { privacy } from './privacy';
import { correlation } from './correlation';
import { attribution, lifecycle, paths, sessions, stickiness } from './questions';
import { reasons } from './reasons';
import { reports } from './reports';
import { revenue } from './revenue';
import { session } from './session';
import { settings } from './settings';
import { sharing } from './sharing';
import { sources } from './sources';
import { sql } from './sql';
import { why } from './why';
import { worldMap } from './world-map';

export const es = {
  common,
  palette,
  problem,
  shell,
  annotations,
  audit,
  boardTemplates,
  boards,
  alerts,
  conditions,
  contexts,
  data,
  live,
  home,
  hooks,
  imports,
  insight,
  insightAnswer,
  definitions,
  histogram,
  lifecycle,
  stickiness,
  paths,
  attribution,
  correlation,
  sessions,
  metrics,
  notices,
  channels,
  cohorts,
  people,
  groups,
  erasures,
  person,
  plan,
  plainHeads,
  privacy,
  reasons,
  reports,
  revenue,
  session,
  settings,
  sharing,
  sources,
  sql,
  why,
  worldMap,
} satisfies Messages;
