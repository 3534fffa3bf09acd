// Generated from openapi.json by npm run schema. Do not edit.
export interface paths {
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Invitation
         * @description What an invitation link offers.
         */
        get: operations["get_invitation"];
        put?: never;
        /**
         * Accept Invitation
         * @description Join with a name and a password; the answer sets the session cookie.
         */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Me
         * @description Change name, address, language, theme or password; a new password ends other sessions.
         */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/me/notices/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get My Notices
         * @description What one follows in a project, and when one is told.
         */
        get: operations["get_my_notices"];
        /**
         * Set My Reading
         * @description Set one's time zone and quiet hours; what comes in them is held and then sent together.
         */
        put: operations["set_my_reading"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/{project_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test My Notices
         * @description Send oneself a test by e-mail, and say what became of it.
         */
        post: operations["test_my_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/{project_id}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Follow Notices
         * @description Follow a kind, leave it, or put it off.
         */
        patch: operations["follow_notices"];
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Projects
         * @description The projects one takes part in; with an API key, its one project.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Create Project
         * @description Make a project in one's workspace, with a write key and an API key.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project
         * @description One project, with the write key to put into a page.
         */
        get: operations["get_project"];
        put?: never;
        post?: never;
        /**
         * Delete Project
         * @description Remove the project and all its data: hidden at once, removed right after.
         */
        delete: operations["delete_project"];
        options?: never;
        head?: never;
        /**
         * Update Project
         * @description Change the name or the time zone.
         */
        patch: operations["update_project"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alerts
         * @description The project's alerts, the last made first.
         */
        get: operations["list_alerts"];
        put?: never;
        /**
         * Create Alert
         * @description Make an alert; the newest bucket that is over is judged at once.
         */
        post: operations["create_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Alert
         * @description How the last buckets would have been judged, before anybody is told anything.
         */
        post: operations["preview_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Alert Reach
         * @description Who would be told of an alert now.
         */
        get: operations["show_alert_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/what-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell What Changed
         * @description By which values of which properties a number moved, largest share of the move first.
         */
        post: operations["tell_what_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/{alert_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert
         * @description An alert, whether it fires, and why the last look came to nothing if it did.
         */
        get: operations["get_alert"];
        /**
         * Change Alert
         * @description Change an alert; with another question or condition it begins anew. 409 when somebody was faster.
         */
        put: operations["change_alert"];
        post?: never;
        /**
         * Remove Alert
         * @description Remove an alert with its history.
         */
        delete: operations["remove_alert"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/{alert_id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alert Evaluations
         * @description Every bucket as it was judged, newest first.
         */
        get: operations["list_alert_evaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/{alert_id}/firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alert Firings
         * @description When the condition held, newest first: the number, what was expected, what changed, who knew.
         */
        get: operations["list_alert_firings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/alerts/{alert_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snooze Alert
         * @description Tell nobody for a while; what still holds then is told when it is over.
         */
        post: operations["snooze_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Annotations
         * @description Annotations, the latest first; those of a span are the ones that touch it, its last day included.
         */
        get: operations["list_annotations"];
        put?: never;
        /**
         * Add Annotation
         * @description Note what happened; 200 with what is there already when its `ref` is known.
         */
        post: operations["add_annotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/annotations/{annotation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Annotation
         * @description An annotation.
         */
        get: operations["get_annotation"];
        /**
         * Change Annotation
         * @description Put another note in the place of an annotation.
         */
        put: operations["change_annotation"];
        post?: never;
        /**
         * Remove Annotation
         * @description Remove an annotation.
         */
        delete: operations["remove_annotation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit
         * @description What was done in the project and its workspace, newest first, and whether the log is whole.
         */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboard-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Templates
         * @description The templates of dashboards.
         */
        get: operations["list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboard-templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fit Template
         * @description How a template fits what the project sends: who may play which role, and which tiles lack one.
         */
        get: operations["fit_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboard-templates/{template}/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create From Template
         * @description Make a dashboard of a template, in the language of `Accept-Language`.
         */
        post: operations["create_from_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dashboards
         * @description The project's dashboards, the last changed first.
         */
        get: operations["list_dashboards"];
        put?: never;
        /**
         * Create Dashboard
         * @description Make a dashboard.
         */
        post: operations["create_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Dashboard
         * @description A dashboard with its tiles, and what each asks; their answers have an address each.
         */
        get: operations["get_dashboard"];
        /**
         * Change Dashboard
         * @description Put a whole dashboard in the place of what it was; 409 when somebody changed it meanwhile.
         */
        put: operations["change_dashboard"];
        post?: never;
        /**
         * Remove Dashboard
         * @description Remove a dashboard; for thirty days it can be brought back.
         */
        delete: operations["remove_dashboard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring Back Dashboard
         * @description Bring a removed dashboard back.
         */
        post: operations["bring_back_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duplicate Dashboard
         * @description Make another dashboard with the same tiles.
         */
        post: operations["duplicate_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shared Links
         * @description The links of a dashboard that are not revoked, the newest first; needs the permission to write.
         */
        get: operations["list_shared_links"];
        put?: never;
        /**
         * Share Dashboard
         * @description Make a link that shows a dashboard, and nothing else, to whoever has it.
         */
        post: operations["share_dashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Shared Link
         * @description Revoke a link: from now on it shows nothing.
         */
        delete: operations["revoke_shared_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open Dashboard
         * @description A dashboard and, by the tiles' ids, those answers that are kept of exactly these questions and data.
         *
         *     What is not kept is asked for at the tile's own address; nothing is worked out here. A key that may read
         *     but not ask gets no answer.
         */
        get: operations["open_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Dashboard
         * @description A dashboard with its answers as PDF, through its dates and filter or through those given.
         */
        get: operations["print_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/tiles/{tile_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Tile
         * @description What a tile asks, through the dashboard's dates, filter and comparison or those given, and its answer.
         */
        get: operations["answer_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dashboard Versions
         * @description Versions of a dashboard, newest first.
         */
        get: operations["list_dashboard_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/dashboards/{dashboard_id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Dashboard Version
         * @description Put a dashboard back to what it was in a version; that is a new version.
         */
        post: operations["restore_dashboard_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Erasures
         * @description Erasures of the project, newest first.
         */
        get: operations["list_erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/erasures/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Certificate
         * @description Check a certificate that somebody shows you; what it says of itself is given only when it is genuine.
         */
        post: operations["verify_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/erasures/{erasure_id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Certificate
         * @description The signed certificate of an erasure: what went from where, and when.
         */
        get: operations["get_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Events
         * @description The newest events of the project.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/events/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trace Event
         * @description Where a message is: on disk, stored, its person known, reacted to, each with its time.
         */
        get: operations["trace_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/events/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live Events
         * @description Events as they arrive, refused ones included (Server-Sent Events).
         */
        get: operations["live_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/exports/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Data
         * @description Events, or people, of the project as one file, streamed: all of them, or those asked for.
         *
         *     With `limit` a part of them; the header `Cauce-Next-Cursor` is where the next goes on, and is not
         *     there on the last. All parts together hold every row once, as the data was when the first was asked for.
         */
        get: operations["export_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/group-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Group Types
         * @description Types of groups that were seen or named, with how many groups each has; the 100 largest.
         */
        get: operations["list_group_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/group-types/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name Group Type
         * @description Say what the groups of a type are called; of five types at most.
         */
        put: operations["name_group_type"];
        post?: never;
        /**
         * Unname Group Type
         * @description Take the name of a type away; its groups stay.
         */
        delete: operations["unname_group_type"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Groups
         * @description Groups of the project (companies, teams …) with their traits and how many people they have.
         */
        get: operations["list_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/groups/{type}/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Group
         * @description A group with its traits and where each comes from.
         */
        get: operations["get_group"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/groups/{type}/{group_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Group Events
         * @description What the people of a group did, newest first.
         */
        get: operations["list_group_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/groups/{type}/{group_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Group People
         * @description Who belongs to a group, and since when.
         */
        get: operations["list_group_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hooks
         * @description The project's webhooks.
         */
        get: operations["list_hooks"];
        put?: never;
        /**
         * Create Hook
         * @description Make a webhook; its secret is shown this once.
         */
        post: operations["create_hook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hook Presets
         * @description Rules for well-known senders, to begin with.
         */
        get: operations["list_hook_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Hook
         * @description What would become of an example, with what each step of collecting says; nothing is stored.
         */
        post: operations["preview_hook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/{hook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hook
         * @description A webhook; its secrets are never shown again.
         */
        get: operations["get_hook"];
        /**
         * Change Hook
         * @description Change name and rules; in force within about a second. 409 when somebody changed it meanwhile.
         */
        put: operations["change_hook"];
        post?: never;
        /**
         * Remove Hook
         * @description End a webhook for good; the events that it brought stay.
         */
        delete: operations["remove_hook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/{hook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hook Deliveries
         * @description Deliveries of the last thirty days, newest first.
         */
        get: operations["list_hook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/{hook_id}/deliveries/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hook Delivery
         * @description A delivery with its body, as far as it is kept.
         */
        get: operations["get_hook_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/{hook_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay Hook
         * @description Send kept deliveries through the rules as they are now; what is stored already stays as it is.
         */
        post: operations["replay_hook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/hooks/{hook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate Hook Secret
         * @description Give it a new secret, shown this once; the old ones hold for the overlap.
         */
        post: operations["rotate_hook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description Every import of the project, newest first.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Create Import
         * @description Announce a file; its content follows in pieces.
         */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import
         * @description How far an import is.
         */
        get: operations["get_import"];
        put?: never;
        post?: never;
        /**
         * Delete Import
         * @description Remove the file and what is known of the import; its events stay.
         */
        delete: operations["delete_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Import
         * @description Send nothing more of it; what was taken stays.
         */
        post: operations["cancel_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Import Content
         * @description Hand in the next piece, at most 1 MiB; after an interruption `received` says where to go on.
         */
        put: operations["put_import_content"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Import
         * @description Ten rows, each beside the calls it becomes and what is wrong with them; nothing is sent.
         */
        get: operations["preview_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import Rejects
         * @description The refused rows, JSON lines: file, row, reason, detail, values.
         */
        get: operations["get_import_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/imports/{import_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Import
         * @description Send the rows; again after a failure or a cancellation, which adds only what is missing.
         */
        post: operations["start_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Insights
         * @description The project's insights, the last changed first.
         */
        get: operations["list_insights"];
        put?: never;
        /**
         * Create Insight
         * @description Keep a question under a name.
         */
        post: operations["create_insight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights/{insight_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Insight
         * @description An insight, and the dashboards that show it.
         */
        get: operations["get_insight"];
        /**
         * Change Insight
         * @description Change an insight, wherever it is shown; 409 when somebody changed it meanwhile.
         */
        put: operations["change_insight"];
        post?: never;
        /**
         * Remove Insight
         * @description Remove an insight; for thirty days it can be brought back.
         */
        delete: operations["remove_insight"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights/{insight_id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring Back Insight
         * @description Bring a removed insight back; the dashboards that showed it show it again.
         */
        post: operations["bring_back_insight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights/{insight_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Insight
         * @description An insight with its answer as PDF, in the language of the request.
         */
        get: operations["print_insight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights/{insight_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Insight Versions
         * @description Versions of an insight, newest first.
         */
        get: operations["list_insight_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/insights/{insight_id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Insight Version
         * @description Put an insight back to what it was in a version; that is a new version.
         */
        post: operations["restore_insight_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Keys
         * @description Every key of the project, revoked ones included.
         */
        get: operations["list_keys"];
        put?: never;
        /**
         * Create Key
         * @description Make a key; an API key's value is shown this once.
         */
        post: operations["create_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Key
         * @description Revoke a key for good.
         */
        delete: operations["revoke_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/keys/{key_id}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Key Quota
         * @description Limit what a key may send a second; what is beyond it gets 429 and comes again later.
         */
        put: operations["set_key_quota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Members
         * @description Members of the project's workspace, and open invitations.
         */
        get: operations["list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite Member
         * @description Invite somebody; send them the link yourself or have it mailed: it works once, for seven days.
         */
        post: operations["invite_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Invitation
         * @description End an invitation that nobody has accepted yet.
         */
        delete: operations["revoke_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Member
         * @description End a membership; that user's sessions end too.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        /**
         * Set Member Role
         * @description Change a member's role; their sessions end, so that they sign in anew.
         */
        patch: operations["set_member_role"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Merges
         * @description Merges of the project, newest first, undone ones included; or the merges that were refused.
         */
        get: operations["list_merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/merges/{merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Merge
         * @description Take two persons apart again, each with the events and traits that are its own.
         */
        post: operations["undo_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Metrics
         * @description The project's metrics, the last changed first.
         */
        get: operations["list_metrics"];
        put?: never;
        /**
         * Create Metric
         * @description Define a metric.
         */
        post: operations["create_metric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics/{metric_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Metric
         * @description A metric, and the insights, dashboards and alerts that use it.
         */
        get: operations["get_metric"];
        /**
         * Change Metric
         * @description Change a metric, wherever it is used, as a new version; 409 when somebody changed it meanwhile.
         */
        put: operations["change_metric"];
        post?: never;
        /**
         * Remove Metric
         * @description Remove a metric; for thirty days it can be brought back.
         */
        delete: operations["remove_metric"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics/{metric_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Metric
         * @description A metric between dates: of a trend `series[0].total`, of a funnel the last step's conversion.
         */
        get: operations["answer_metric"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics/{metric_id}/bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring Back Metric
         * @description Bring a removed metric back.
         */
        post: operations["bring_back_metric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics/{metric_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Metric Versions
         * @description Versions of a metric, newest first.
         */
        get: operations["list_metric_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/metrics/{metric_id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Metric Version
         * @description Put a metric back to what it was in a version; that is a new version.
         */
        post: operations["restore_metric_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notice Channels
         * @description Where the project's notices go beside e-mail.
         */
        get: operations["list_notice_channels"];
        put?: never;
        /**
         * Create Notice Channel
         * @description Add a webhook or a Slack channel; a webhook's signing secret is shown this once.
         */
        post: operations["create_notice_channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Notice Channel
         * @description Remove a channel; what waits for it is not sent.
         */
        delete: operations["remove_notice_channel"];
        options?: never;
        head?: never;
        /**
         * Change Notice Channel
         * @description Change a channel, or switch it off and on.
         */
        patch: operations["change_notice_channel"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/channels/{channel_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Notice Channel Secret
         * @description Give a webhook another signing secret, shown this once; the old one signs nothing any more.
         */
        post: operations["change_notice_channel_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/channels/{channel_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test Notice Channel
         * @description Send a test to a channel, and say what it answered.
         */
        post: operations["test_notice_channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notice Deliveries
         * @description Who was told what, newest first, and why not.
         */
        get: operations["list_notice_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Notice Delivery
         * @description Send again what was refused, given up or skipped.
         */
        post: operations["retry_notice_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check Mail
         * @description Ask the relay whether it takes mail from us; nothing is sent.
         */
        get: operations["check_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Outbox
         * @description Mail that was written while no relay was set, as this machine has it.
         */
        get: operations["list_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/notices/outbox/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Outbox Message
         * @description One message of the outbox.
         */
        get: operations["get_outbox_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description People of the project, found by text, by traits and cohorts, or by their exact user id.
         */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge People
         * @description Make two users one person; it can be undone.
         */
        post: operations["merge_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Person
         * @description A person; the id of one that was merged away answers the survivor.
         */
        get: operations["get_person"];
        put?: never;
        post?: never;
        /**
         * Delete Person
         * @description Erase a person from both databases and the log; a certificate follows within minutes.
         */
        delete: operations["delete_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/{person_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Archive
         * @description Everything about a person as one zip file: events, traits with origin, ids, merges, refused items.
         */
        get: operations["get_archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/{person_id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Consent
         * @description What a person agreed to, for each purpose of the project, with its history.
         */
        get: operations["get_consent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/{person_id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Devices
         * @description The devices of a person: its anonymous ids, with what their newest events say.
         */
        get: operations["list_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/people/{person_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Person Events
         * @description Events of a person under every id, newest first.
         */
        get: operations["list_person_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/pipeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Pipeline
         * @description How far each consumer of the log is.
         */
        get: operations["get_pipeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Purposes
         * @description The purposes that data is used for, with their lawful basis.
         */
        get: operations["get_purposes"];
        /**
         * Set Purposes
         * @description Set the purposes of the project; what people said stays as they said it.
         */
        put: operations["set_purposes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Question
         * @description Answer one typed question: a chart of any kind, or the people behind one of its numbers.
         *
         *     It waits for its turn when many ask at once, and is stopped when the client hangs up.
         */
        post: operations["ask_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/query/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Answer
         * @description The answer to a question as a file: one tidy table, a list of people with all its pages.
         *
         *     A funnel has further tables: `time_to_convert`, with `interval` also `over_time`, with `drop_off` also `drop_off`.
         *     It is stopped, also midway, when the client hangs up.
         */
        post: operations["export_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/query/segment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save People Behind
         * @description Save the people behind a number as a cohort: those of now, with the question as its origin.
         */
        post: operations["save_people_behind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/query/sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State Question
         * @description State a question as one SELECT over the documented views, which gives the numbers of its answer.
         *
         *     A question that cannot be said so is refused with `not_in_sql` and the reason.
         */
        post: operations["state_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rejects
         * @description The newest refused items of the project, and how many there are for each reason.
         */
        get: operations["list_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/rejects/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard Rejects
         * @description Close items for good; the audit log keeps by whom and how many.
         */
        post: operations["discard_rejects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/rejects/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reject Groups
         * @description Open refused items by reason and source, each with its newest.
         */
        get: operations["list_reject_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/rejects/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Reject Fix
         * @description Ten items before and after a fix, with what collecting would say; nothing is stored.
         */
        post: operations["preview_reject_fix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/rejects/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay Rejects
         * @description Send corrected items through collecting; what is refused again is kept with its new reason.
         */
        post: operations["replay_rejects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description The project's reports, the last changed first.
         */
        get: operations["list_reports"];
        put?: never;
        /**
         * Create Report
         * @description Send an insight or a dashboard regularly; its owner is told when it reaches nobody any more.
         */
        post: operations["create_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Report
         * @description A report as its readers would get it now; nothing is kept or sent.
         */
        post: operations["preview_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Report
         * @description A report.
         */
        get: operations["get_report"];
        /**
         * Change Report
         * @description Change a report from its next edition on; 409 when somebody changed it meanwhile.
         */
        put: operations["change_report"];
        post?: never;
        /**
         * Remove Report
         * @description Remove a report with its log.
         */
        delete: operations["remove_report"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Report
         * @description Send nothing until it is resumed.
         */
        post: operations["pause_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Report
         * @description Send it again, from its next edition on.
         */
        post: operations["resume_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Report Runs
         * @description Which edition went to whom, newest first, and why not.
         */
        get: operations["list_report_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}/runs/{run_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Report Run
         * @description Send an edition again that was refused, given up or skipped, or that may not have arrived.
         */
        post: operations["retry_report_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/reports/{report_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Report Test
         * @description Send it to oneself, within seconds; its log says what became of it.
         */
        post: operations["send_report_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Schema
         * @description Events and properties seen in the project, and the traits of its people.
         */
        get: operations["get_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Segments
         * @description The saved cohorts of the project, by name.
         */
        get: operations["list_segments"];
        put?: never;
        /**
         * Add Segment
         * @description Save a cohort of the people that are listed.
         */
        post: operations["add_segment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/segments/{segment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Segment
         * @description A cohort.
         */
        get: operations["get_segment"];
        /**
         * Rename Segment
         * @description Give a cohort another name and description.
         */
        put: operations["rename_segment"];
        post?: never;
        /**
         * Remove Segment
         * @description Remove a cohort; questions that name it are refused from then on.
         */
        delete: operations["remove_segment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/segments/{segment_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Segment People
         * @description The people of a cohort, page after page.
         */
        get: operations["list_segment_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project Settings
         * @description What becomes of the project's data on its way in.
         */
        get: operations["get_project_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Project Settings
         * @description Change it; collecting follows within two seconds, what was stored before stays as it is.
         */
        patch: operations["change_project_settings"];
        trace?: never;
    };
    "/api/v1/projects/{project_id}/source-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Source Alerts
         * @description Alerts of sources: those that are not over, or the whole history page by page.
         */
        get: operations["list_source_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/source-alerts/{alert_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge Source Alert
         * @description Say that somebody knows of an alert; it ends by itself when its cause does.
         */
        post: operations["acknowledge_source_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sources
         * @description What each key and library sends: volume, refusals, lag, versions, quota, and whether it is watched.
         */
        get: operations["list_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/sources/{key_id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mute Source
         * @description Open no alert of a source for some minutes; what still holds then opens again.
         */
        post: operations["mute_source"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/sources/{key_id}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Source Rules
         * @description Say when a source raises an alert.
         */
        put: operations["change_source_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sql Reference
         * @description What a question in SQL may read and call: views with their columns, and functions.
         */
        get: operations["get_sql_reference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tracking Plan
         * @description The draft, the version that collecting follows, and what differs between them.
         */
        get: operations["get_tracking_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit Tracking Plan
         * @description Put a whole plan in the place of the draft; 409 when somebody changed it meanwhile.
         */
        put: operations["edit_tracking_plan"];
        post?: never;
        /**
         * Discard Tracking Plan Draft
         * @description Make the draft what is published again.
         */
        delete: operations["discard_tracking_plan_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tracking Plan Files
         * @description What can be made of the plan, and what to know about each file.
         */
        get: operations["list_tracking_plan_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/files/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tracking Plan File
         * @description The plan as YAML, typed calls, JSON Schemas, a container of Tag Manager, dimensions of GA4.
         */
        get: operations["get_tracking_plan_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Tracking Plan
         * @description Put the plan of a YAML text in the place of the draft; what is wrong is named by its line.
         */
        post: operations["import_tracking_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/learn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Learn Tracking Plan
         * @description Add every event and property that was sent to the draft; nothing is published by it.
         */
        post: operations["learn_tracking_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Tracking Plan
         * @description Make the draft a new version; collecting follows it within about a second.
         */
        post: operations["publish_tracking_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tracking Plan Versions
         * @description Versions, newest first, each with what it changed.
         */
        get: operations["list_tracking_plan_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tracking Plan Version
         * @description A version with its whole plan.
         */
        get: operations["get_tracking_plan_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Tracking Plan Version
         * @description Make the draft what a version was; publish it to have it in force.
         */
        post: operations["restore_tracking_plan_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project_id}/tracking-plan/violations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tracking Plan Violations
         * @description What broke the plan: counted over the last days, with examples and the first release.
         */
        get: operations["list_tracking_plan_violations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-leaves/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Report Leave
         * @description A page that asks whether to leave; nothing changes.
         */
        get: operations["get_report_leave"];
        put?: never;
        /**
         * Leave Report
         * @description Leave in one click (RFC 8058); again changes nothing.
         */
        post: operations["leave_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who is signed in, and the projects they take part in.
         */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign In
         * @description Sign in with address and password; the answer sets the session cookie.
         */
        post: operations["sign_in"];
        /**
         * Sign Out
         * @description End the session.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In With Link
         * @description Sign in with a one-time link; it works once.
         */
        post: operations["sign_in_with_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shared Dashboard
         * @description The dashboard that a link shows, and what happened beside its numbers.
         */
        get: operations["get_shared_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/tiles/{tile_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Shared Tile
         * @description What a tile asks through a link, and its answer; not how it was worked out.
         */
        get: operations["answer_shared_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Status
         * @description Whether the server is ready.
         */
        get: operations["get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Leaving
         * @description What the link is for; nothing changes. A browser is led to the page that asks.
         */
        get: operations["get_leaving"];
        put?: never;
        /**
         * Leave Notices
         * @description Leave in one click (RFC 8058); again changes nothing.
         */
        post: operations["leave_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptIn
         * @description Name and password of a new member.
         */
        AcceptIn: {
            /** Name */
            name: string;
            /** Password */
            password: string;
        };
        /**
         * ActorOut
         * @description Who did it.
         */
        ActorOut: {
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "user" | "key" | "system";
            /** Name */
            name: string;
        };
        /**
         * Against
         * @description With what bucket a change is measured.
         * @enum {string}
         */
        Against: "previous" | "week" | "four_weeks";
        /**
         * AlertChangeIn
         * @description An alert after a change.
         */
        AlertChangeIn: {
            /**
             * Channels
             * @description Also tell the project's webhooks and Slack channels.
             * @default true
             */
            channels?: boolean;
            /** Condition */
            condition: components["schemas"]["ThresholdIn"] | components["schemas"]["ChangeIn"] | components["schemas"]["AnomalyIn"];
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /**
             * Interval
             * @description The bucket that is judged, of the project's time zone.
             * @default day
             * @enum {string}
             */
            interval?: "hour" | "day" | "week";
            /**
             * Lines
             * @description Values of a breakdown that are judged, each by itself.
             * @default 10
             */
            lines?: number;
            /**
             * Members
             * @description Whom to tell; null: whoever follows alerts.
             */
            members?: string[] | null;
            /**
             * Metric Id
             * @description The metric that the question is about: the alert follows its definition.
             */
            metric_id?: string | null;
            /** Name */
            name: string;
            /**
             * Question
             * @description A trend with one number a bucket, a funnel, or one measure of sessions; its dates and its zone are passed over.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Repeat H
             * @description Tell again after so many hours while it holds.
             */
            repeat_h?: number | null;
            /**
             * Revision
             * @description Of what you changed; 409 when it is no longer that.
             */
            revision: number;
            /**
             * Wait Min
             * @description Minutes after its end a bucket is judged; what arrives later changes no verdict.
             * @default 10
             */
            wait_min?: number;
        };
        /**
         * AlertIn
         * @description An alert.
         */
        AlertIn: {
            /**
             * Channels
             * @description Also tell the project's webhooks and Slack channels.
             * @default true
             */
            channels?: boolean;
            /** Condition */
            condition: components["schemas"]["ThresholdIn"] | components["schemas"]["ChangeIn"] | components["schemas"]["AnomalyIn"];
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /**
             * Interval
             * @description The bucket that is judged, of the project's time zone.
             * @default day
             * @enum {string}
             */
            interval?: "hour" | "day" | "week";
            /**
             * Lines
             * @description Values of a breakdown that are judged, each by itself.
             * @default 10
             */
            lines?: number;
            /**
             * Members
             * @description Whom to tell; null: whoever follows alerts.
             */
            members?: string[] | null;
            /**
             * Metric Id
             * @description The metric that the question is about: the alert follows its definition.
             */
            metric_id?: string | null;
            /** Name */
            name: string;
            /**
             * Question
             * @description A trend with one number a bucket, a funnel, or one measure of sessions; its dates and its zone are passed over.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Repeat H
             * @description Tell again after so many hours while it holds.
             */
            repeat_h?: number | null;
            /**
             * Wait Min
             * @description Minutes after its end a bucket is judged; what arrives later changes no verdict.
             * @default 10
             */
            wait_min?: number;
        };
        /**
         * AlertKind
         * @description What is wrong with a source.
         * @enum {string}
         */
        AlertKind: "silence" | "rejects";
        /**
         * AlertMetricOut
         * @description The metric that an alert is about, and how its number is written.
         */
        AlertMetricOut: {
            /** Currency */
            currency: string | null;
            format: components["schemas"]["MetricFormat"];
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * AlertOut
         * @description An alert; `firing`: how many of its lines are. `metric` null with a `metric_id`: that was removed.
         */
        AlertOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Channels */
            channels: boolean;
            /** Checked At */
            checked_at: string | null;
            /** Condition */
            condition: components["schemas"]["ThresholdIn"] | components["schemas"]["ChangeIn"] | components["schemas"]["AnomalyIn"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Enabled */
            enabled: boolean;
            /** Firing */
            firing: number;
            /** Id */
            id: string;
            interval: components["schemas"]["Interval"];
            /** Judged Until */
            judged_until: string | null;
            /** Lines */
            lines: number;
            /** Members */
            members: string[] | null;
            metric: components["schemas"]["AlertMetricOut"] | null;
            /** Metric Id */
            metric_id: string | null;
            /** Name */
            name: string;
            problem: components["schemas"]["ProblemOut"] | null;
            /** Question */
            question: {
                [key: string]: unknown;
            };
            /** Repeat H */
            repeat_h: number | null;
            /** Revision */
            revision: number;
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Wait Min */
            wait_min: number;
        };
        /**
         * AlertPreviewOut
         * @description The last buckets as a rule judges them with the data of now.
         */
        AlertPreviewOut: {
            /** Labels */
            labels: string[];
            /** Lines */
            lines: components["schemas"]["JudgedOut"][];
        };
        /**
         * AlertState
         * @description Where an alert stands.
         * @enum {string}
         */
        AlertState: "open" | "acknowledged" | "resolved";
        /**
         * AlertsOut
         * @description The project's alerts, the last made first.
         */
        AlertsOut: {
            /** Items */
            items: components["schemas"]["AlertOut"][];
        };
        /**
         * AlertsShown
         * @description AlertsShown alerts: those that are not over, or all.
         * @enum {string}
         */
        AlertsShown: "active" | "all";
        /**
         * AllCondition
         * @description True when every item is; an empty list is true.
         */
        AllCondition: {
            /** All */
            all: components["schemas"]["Condition"][];
        };
        /**
         * AllOfEvent
         * @description True when every item is.
         */
        AllOfEvent: {
            /** All */
            all: components["schemas"]["EventCondition"][];
        };
        /**
         * Always
         * @description No condition at all: always true.
         */
        Always: Record<string, never>;
        /**
         * AmountIn
         * @description A number property of the returns, and what is made of it.
         */
        AmountIn: {
            /**
             * @description The sum; `avg` for each who came back with one; `per_member` for each of the cohort.
             * @default sum
             */
            math?: components["schemas"]["AmountMath"] | null;
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example revenue
             */
            property: string;
        };
        /**
         * AmountMath
         * @description What a property of the returns comes to in a period.
         * @enum {string}
         */
        AmountMath: "sum" | "avg" | "per_member";
        /**
         * AnnotationIn
         * @description What happened, and when.
         */
        AnnotationIn: {
            /**
             * At
             * @description A day of the project's time zone (2026-01-31), or an instant (2026-01-31T09:00:00Z). Now, when left out.
             */
            at?: string | null;
            /**
             * Dashboard Id
             * @description Shown on this dashboard only; everywhere when left out.
             */
            dashboard_id?: string | null;
            /** @default other */
            kind?: components["schemas"]["AnnotationKind"];
            /**
             * Ref
             * @description Your own name for it. What is sent again under the same one is not kept twice.
             */
            ref?: string | null;
            /** Text */
            text: string;
            /**
             * Until
             * @description The end of a span. A day of the project's time zone (2026-01-31), or an instant (2026-01-31T09:00:00Z). Such a day is included.
             */
            until?: string | null;
        };
        /**
         * AnnotationKind
         * @description What sort of thing happened.
         * @enum {string}
         */
        AnnotationKind: "release" | "campaign" | "incident" | "other";
        /**
         * AnnotationOut
         * @description An annotation; `until` is the first instant after a span.
         */
        AnnotationOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Author */
            author: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Dashboard Id */
            dashboard_id: string | null;
            /** Id */
            id: string;
            kind: components["schemas"]["AnnotationKind"];
            /** Ref */
            ref: string | null;
            /** Text */
            text: string;
            /** Until */
            until: string | null;
        };
        /**
         * AnnotationsOut
         * @description A page of annotations, the latest first.
         */
        AnnotationsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["AnnotationOut"][];
        };
        /**
         * AnomalyIn
         * @description The number lies outside what level and season make likely.
         */
        AnomalyIn: {
            /** @default either */
            direction?: components["schemas"]["Direction"];
            /**
             * Kind
             * @constant
             */
            kind: "anomaly";
            /** @default medium */
            sensitivity?: components["schemas"]["Sensitivity"];
        };
        /**
         * AnswerFormat
         * @description The form of an answer's file.
         * @enum {string}
         */
        AnswerFormat: "csv" | "xlsx" | "jsonl" | "parquet" | "arrow";
        /**
         * AnswerOut
         * @description An answered question; the shape of `result` follows from `kind`.
         */
        AnswerOut: components["schemas"]["TrendAnswer"] | components["schemas"]["FunnelAnswer"] | components["schemas"]["RetentionAnswer"] | components["schemas"]["LifecycleAnswer"] | components["schemas"]["StickinessAnswer"] | components["schemas"]["PathsAnswer"] | components["schemas"]["SessionsAnswer"] | components["schemas"]["HistogramAnswer"] | components["schemas"]["AttributionAnswer"] | components["schemas"]["CorrelationAnswer"] | components["schemas"]["CohortSizesAnswer"] | components["schemas"]["PeopleAnswer"] | components["schemas"]["WhyAnswer"] | components["schemas"]["SqlAnswer"];
        /**
         * AnyCondition
         * @description True when some item is; an empty list is false.
         */
        AnyCondition: {
            /** Any */
            any: components["schemas"]["Condition"][];
        };
        /**
         * AnyOfEvent
         * @description True when some item is.
         */
        AnyOfEvent: {
            /** Any */
            any: components["schemas"]["EventCondition"][];
        };
        /**
         * Attached
         * @description A file that goes with the e-mail.
         * @enum {string}
         */
        Attached: "pdf" | "csv" | "xlsx";
        /**
         * AttributionAnswer
         * @description An answered attribution.
         */
        AttributionAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "attribution";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["AttributionResultOut"];
        };
        /**
         * AttributionQuestion
         * @description Which channels get the credit for conversions.
         * @example {
         *       "conversion": {
         *         "event": "Order Completed"
         *       },
         *       "date_from": "-30d",
         *       "kind": "attribution",
         *       "rules": [
         *         "last",
         *         "linear",
         *         "markov"
         *       ],
         *       "value": "revenue",
         *       "window": {
         *         "unit": "day",
         *         "value": 30
         *       }
         *     }
         */
        AttributionQuestion: {
            /**
             * By
             * @description What the channel is; `traffic.channel` of the context when left out.
             */
            by?: components["schemas"]["PropertyChannel"] | components["schemas"]["ContextChannel"] | null;
            /** @description What has to be credited. */
            conversion: components["schemas"]["EventIn"];
            /**
             * @description Each conversion, or the first of every person in the range.
             * @default every
             */
            conversions?: components["schemas"]["Conversions"] | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /** @description Of the rule `time_decay`; 7 days when left out. */
            half_life?: components["schemas"]["WindowIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "attribution";
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Rules
             * @description How the credit is divided; one column each. `last` when left out.
             */
            rules?: components["schemas"]["CreditRule"][] | null;
            /** @description Of the rule `custom`. */
            shares?: components["schemas"]["SharesIn"] | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Touchpoints
             * @description Events that touch a channel; any that has one when left out.
             */
            touchpoints?: components["schemas"]["EventIn"][] | null;
            /**
             * Value
             * @description Property of the conversion: what it is worth.
             * @example revenue
             */
            value?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
            /** @description So long before a conversion a touchpoint may be; 30 days when left out. */
            window?: components["schemas"]["WindowIn"] | null;
        };
        /**
         * AttributionResultOut
         * @description The channels, most credited by the first rule first.
         */
        AttributionResultOut: {
            /** Channels */
            channels: components["schemas"]["ChannelCreditOut"][];
            /**
             * Conversions
             * @description All of them.
             */
            conversions: number;
            /** Rules */
            rules: components["schemas"]["CreditRule"][];
            /**
             * Value
             * @description What they are worth; null without `value`.
             */
            value: number | null;
        };
        /**
         * AuditEntryOut
         * @description Something that was done.
         */
        AuditEntryOut: {
            /** Action */
            action: string;
            actor: components["schemas"]["ActorOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Hash */
            hash: string;
            /** Seq */
            seq: number;
            /** Target */
            target: string;
        };
        /**
         * AuditOut
         * @description Entries, newest first; ``verified`` says whether the whole hash chain holds.
         */
        AuditOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["AuditEntryOut"][];
            /** Verified */
            verified: boolean;
        };
        /**
         * BarOut
         * @description How many values lie from `low` to below `high`; of `bins`, the last bar has its end too.
         */
        BarOut: {
            /**
             * Count
             * @description Events, or persons when `per_person` is asked for.
             */
            count: number;
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Persons */
            persons: number;
        };
        /**
         * Because
         * @description Why an alert is over.
         * @enum {string}
         */
        Because: "came_back" | "share_fell" | "switched_off" | "revoked";
        /**
         * Behaviour
         * @description An event that a person did, how often and since when.
         */
        Behaviour: {
            /** @description How often; at least once when left out. */
            count?: components["schemas"]["DidCount"] | null;
            /**
             * Event
             * @example Order Completed
             */
            event: string;
            /**
             * Where
             * @description Only events that pass this.
             */
            where?: components["schemas"]["EventCondition"] | components["schemas"]["Always"] | null;
            /**
             * Within Days
             * @description Only the last so many days; ever when left out.
             */
            within_days?: number | null;
        };
        /**
         * BehindIn
         * @description A cohort of the people behind a number.
         */
        BehindIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * ChartDocument
             * @description The question whose number it is.
             */
            of: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"];
            /**
             * Point
             * @description Which number of its answer; as for a question of the kind `people`.
             */
            point?: {
                /**
                 * Bar
                 * @description Of a histogram, from 0.
                 */
                bar?: number | null;
                /**
                 * Breakdown
                 * @description A value of the answer; null is the line without a value.
                 */
                breakdown?: string | null;
                /**
                 * Cohort
                 * @description A cohort's date in the answer.
                 * @example 2026-01-26
                 */
                cohort?: string | null;
                /**
                 * Compare
                 * @description The number of the earlier range.
                 * @default false
                 */
                compare?: boolean | null;
                /**
                 * Converted
                 * @description Those who reached the step; false: who reached only the one before.
                 * @default true
                 */
                converted?: boolean | null;
                /**
                 * Ends
                 * @description Only those without a further step.
                 * @default false
                 */
                ends?: boolean | null;
                /**
                 * Engaged
                 * @description Only engaged sessions, or only bounces.
                 */
                engaged?: boolean | null;
                /**
                 * Intervals
                 * @description In so many intervals they were active.
                 */
                intervals?: number | null;
                /**
                 * Label
                 * @description A label of the answer.
                 * @example 2026-01-31
                 */
                label?: string | null;
                /**
                 * Name
                 * @description Name of a node at the step.
                 * @example /blog
                 */
                name?: string | null;
                /**
                 * Period
                 * @description From 0, the cohort itself.
                 */
                period?: number | null;
                /**
                 * Series
                 * @description From 0.
                 */
                series?: number | null;
                /**
                 * Step
                 * @description From 0.
                 */
                step?: number | null;
                /**
                 * To
                 * @description They go on to this name in the next step.
                 */
                to?: string | null;
            } | null;
        };
        /**
         * BoardRole
         * @description What an event, or a property of one, is in a template.
         * @enum {string}
         */
        BoardRole: "visit" | "sign_up" | "activation" | "product_view" | "cart" | "checkout" | "purchase" | "subscription" | "cancellation" | "lead" | "content" | "share" | "amount" | "product" | "source" | "title";
        /**
         * BoundsOut
         * @description Between what a number of everybody lies, in 95 of 100 samples of people.
         */
        BoundsOut: {
            /** High */
            high: number;
            /** Low */
            low: number;
        };
        /**
         * Bracket
         * @description When a return counts for a period.
         * @enum {string}
         */
        Bracket: "on" | "on_or_after" | "on_or_before" | "streak";
        /**
         * CaveatOut
         * @description Something the reader of the answer must know.
         */
        CaveatOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * CertificateCheckOut
         * @description Whether a certificate is whole and signed with this installation's key.
         */
        CertificateCheckOut: {
            /** Erasure Id */
            erasure_id: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Genuine */
            genuine: boolean;
        };
        /**
         * ChangeIn
         * @description The number differs by more than so many percent from that of an earlier bucket.
         */
        ChangeIn: {
            /**
             * @description The bucket before, or the same one 7 or 28 days before.
             * @default week
             */
            against?: components["schemas"]["Against"];
            /** @default either */
            direction?: components["schemas"]["Direction"];
            /**
             * Kind
             * @constant
             */
            kind: "change";
            /**
             * Least
             * @description One of both must be at least so large.
             * @default 0
             */
            least?: number;
            /** Percent */
            percent: number;
        };
        /**
         * ChangeKind
         * @description What happened to an event or a property between two plans.
         * @enum {string}
         */
        ChangeKind: "added" | "removed" | "changed";
        /**
         * ChangeOut
         * @description One difference; without an event it is the plan's own, without a property the event's.
         */
        ChangeOut: {
            /** Event */
            event: string;
            /** Fields */
            fields: components["schemas"]["FieldChangeOut"][];
            kind: components["schemas"]["ChangeKind"];
            /** Property */
            property: string;
        };
        /**
         * ChangedIn
         * @description Of which bucket, and of which line; it is compared with what the condition compares with.
         */
        ChangedIn: {
            /**
             * At
             * @description Label of a bucket that is over.
             */
            at: string;
            /** Condition */
            condition: components["schemas"]["ThresholdIn"] | components["schemas"]["ChangeIn"] | components["schemas"]["AnomalyIn"];
            /**
             * Interval
             * @description The bucket that is judged, of the project's time zone.
             * @default day
             * @enum {string}
             */
            interval?: "hour" | "day" | "week";
            /**
             * Line
             * @description `*`, `=ES`, or `-`.
             * @default *
             */
            line?: string;
            /**
             * Lines
             * @description Values of a breakdown that are judged, each by itself.
             * @default 10
             */
            lines?: number;
            /**
             * Question
             * @description A trend with one number a bucket, a funnel, or one measure of sessions; its dates and its zone are passed over.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Wait Min
             * @description Minutes after its end a bucket is judged; what arrives later changes no verdict.
             * @default 10
             */
            wait_min?: number;
        };
        /**
         * ChangedOut
         * @description What changed between two buckets; `missing` says why it cannot be told.
         */
        ChangedOut: {
            /** Before */
            before: number;
            /** Before Label */
            before_label: string;
            /** Drivers */
            drivers: components["schemas"]["DriverOut"][];
            /**
             * Missing
             * @description Empty, or `not_a_sum`, `no_event`, `no_move`, `no_properties`, `no_base`, `failed`.
             */
            missing: string;
            /** Now */
            now: number;
            /** Now Label */
            now_label: string;
        };
        /**
         * Channel
         * @description How somebody is told.
         * @enum {string}
         */
        Channel: "email" | "webhook" | "slack";
        /**
         * ChannelChanges
         * @description What to change of a channel; a field left out or null stays as it is.
         */
        ChannelChanges: {
            /** Enabled */
            enabled?: boolean | null;
            /** Kinds */
            kinds?: components["schemas"]["NoticeKind"][] | null;
            /** Language */
            language?: ("en" | "es") | null;
            /** Name */
            name?: string | null;
            /** Url */
            url?: string | null;
        };
        /**
         * ChannelCreditOut
         * @description What a channel gets.
         */
        ChannelCreditOut: {
            /**
             * Channel
             * @description A channel, `$other`, or null: conversions without a touchpoint.
             */
            channel: string | null;
            /**
             * Conversions
             * @description One number a rule.
             */
            conversions: (number)[];
            /**
             * Persons
             * @description Who converted after touching it.
             */
            persons: number;
            /**
             * Touchpoints
             * @description Before conversions.
             */
            touchpoints: number;
            /**
             * Values
             * @description One number a rule; null without `value`.
             */
            values: (number)[] | null;
        };
        /**
         * ChannelIn
         * @description A new channel.
         */
        ChannelIn: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "webhook" | "slack";
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "es";
            /** Name */
            name: string;
            /** Url */
            url: string;
        };
        /**
         * ChannelOut
         * @description A channel; who may not manage the project sees only the host of its address.
         */
        ChannelOut: {
            channel: components["schemas"]["Channel"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Enabled */
            enabled: boolean;
            /** Id */
            id: string;
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "es";
            /** Name */
            name: string;
            /** Secret */
            secret?: string | null;
            /** Url */
            url: string;
        };
        /**
         * ChannelsOut
         * @description Channels, oldest first.
         */
        ChannelsOut: {
            /** Cursor */
            cursor?: string | null;
            /** Items */
            items: components["schemas"]["ChannelOut"][];
        };
        /**
         * ChartDocument
         * @description A question whose answer is a chart.
         */
        ChartDocument: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"];
        /**
         * Choice
         * @description What became of an entry under the counting rule.
         * @enum {string}
         */
        Choice: "chosen" | "fewer_steps" | "later" | "overtaken" | "excluded" | "not_first" | "within" | "same_session";
        /**
         * ChosenIn
         * @description What plays a role: an event by its name; a property, a trait or a part of the context by its.
         */
        ChosenIn: {
            kind: components["schemas"]["PlayerKind"];
            /** Name */
            name: string;
        };
        /**
         * CohortOfACondition
         * @description Whoever meets a condition on persons, looked at from the end of each period.
         */
        CohortOfACondition: {
            /**
             * Name
             * @description Of the line.
             */
            name?: string | null;
            /**
             * Where
             * @description Traits, saved cohorts and what persons did.
             */
            where: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * CohortOut
         * @description Who started in one period.
         */
        CohortOut: {
            /**
             * Amounts
             * @description What the returns of column k come to.
             */
            amounts?: (number | null)[] | null;
            /**
             * Complete
             * @description So many of the values are final, the rest may still grow.
             */
            complete: number;
            /** Date */
            date: string;
            /** Size */
            size: number;
            /**
             * Values
             * @description Who came back in column k; the first is the size, null has not begun.
             */
            values: (number | null)[];
        };
        /**
         * CohortSizesAnswer
         * @description The sizes of cohorts: a line each, whose `breakdown` is the id of a saved one and whose total is its last size.
         */
        CohortSizesAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cohort_sizes";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["TrendResultOut"];
        };
        /**
         * CohortSizesQuestion
         * @description How many people each cohort has at the end of every period; everybody who was seen by then when none is named.
         * @example {
         *       "cohorts": [
         *         {
         *           "segment": "$everybody"
         *         },
         *         {
         *           "name": "Buyers of the last 30 days",
         *           "where": {
         *             "did": {
         *               "event": "Order Completed",
         *               "within_days": 30
         *             }
         *           }
         *         }
         *       ],
         *       "date_from": "-90d",
         *       "interval": "week",
         *       "kind": "cohort_sizes"
         *     }
         */
        CohortSizesQuestion: {
            /**
             * Cohorts
             * @description A line each, of a saved cohort or of a condition on persons; everybody when left out.
             */
            cohorts?: (components["schemas"]["SavedCohort"] | components["schemas"]["CohortOfACondition"])[] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description Width of a period; up to 1,000 sizes in all.
             * @default day
             */
            interval?: components["schemas"]["Interval"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cohort_sizes";
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only persons who meet this condition too.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * Compare
         * @description With what a trend is compared.
         * @enum {string}
         */
        Compare: "previous_period" | "previous_year";
        /**
         * Condition
         * @description A condition: a comparison, a behaviour, or conditions joined; up to 12 levels deep.
         * @example {
         *       "all": [
         *         {
         *           "op": "eq",
         *           "property": "country",
         *           "value": "ES"
         *         },
         *         {
         *           "not": {
         *             "op": "is_set",
         *             "trait": "email"
         *           }
         *         },
         *         {
         *           "did": {
         *             "event": "Order Completed",
         *             "within_days": 30
         *           }
         *         }
         *       ]
         *     }
         */
        Condition: components["schemas"]["PropertyCondition"] | components["schemas"]["ContextCondition"] | components["schemas"]["TraitCondition"] | components["schemas"]["GroupTraitCondition"] | components["schemas"]["AllCondition"] | components["schemas"]["AnyCondition"] | components["schemas"]["NotCondition"] | components["schemas"]["DidCondition"] | components["schemas"]["SegmentCondition"];
        /**
         * ConsentChangeOut
         * @description A change of mind about one category, with the message that said it.
         */
        ConsentChangeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Category */
            category: string;
            /** Granted */
            granted: boolean;
            /** Message Id */
            message_id: string;
            /** Source */
            source: string;
        };
        /**
         * ConsentOut
         * @description Where a person stands on every purpose, and each change of mind, newest first.
         */
        ConsentOut: {
            /** History */
            history: components["schemas"]["ConsentChangeOut"][];
            /** Purposes */
            purposes: components["schemas"]["PurposeStateOut"][];
        };
        /**
         * ConsentState
         * @description Where a person stands on a purpose.
         * @enum {string}
         */
        ConsentState: "granted" | "denied" | "unknown" | "not_needed";
        /**
         * ConsumerErrorOut
         * @description Why a consumer is retrying.
         */
        ConsumerErrorOut: {
            /** Message */
            message: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * ConsumerOut
         * @description Where a consumer stands.
         */
        ConsumerOut: {
            /** Cursor */
            cursor: number;
            error: components["schemas"]["ConsumerErrorOut"] | null;
            /** Lag Events */
            lag_events: number;
            /** Lag S */
            lag_s: number;
            /** Name */
            name: string;
        };
        /**
         * ContextBreakdown
         * @description One line per value in the events' context; the largest have their own, the rest are `$other`.
         */
        ContextBreakdown: {
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example traffic.channel
             */
            context: string;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
        };
        /**
         * ContextBreakdowns
         * @description One line per value in the events' context, or per combination of its values with those of `also`.
         */
        ContextBreakdowns: {
            /**
             * Also
             * @description Split by these too: one line per combination of values, the largest of them.
             */
            also?: (components["schemas"]["PropertySplit"] | components["schemas"]["ContextSplit"] | components["schemas"]["TraitSplit"] | components["schemas"]["GroupTraitSplit"])[] | null;
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example traffic.channel
             */
            context: string;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
        };
        /**
         * ContextChannel
         * @description A touchpoint's channel is a value of the events' context.
         */
        ContextChannel: {
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example traffic.channel
             */
            context: string;
            /**
             * Limit
             * @description How many have their own line.
             * @default 25
             */
            limit?: number | null;
        };
        /**
         * ContextCondition
         * @description True when the value in the event's context passes: what enrichment added, or the sender said.
         */
        ContextCondition: {
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example traffic.channel
             */
            context: string;
            /**
             * @description How the stored value is compared.
             * @example eq
             */
            op: components["schemas"]["Op"];
            /**
             * Value
             * @description What it is compared with: one value, a list for `in` and `not_in`, `[lowest, highest]` for `between`, a date for `before` and `after`, a span such as `30d` for `within_last`, nothing for `is_set` and `is_not_set`.
             * @example Email
             */
            value?: unknown;
        } & ({
            /** @enum {string} */
            op: "eq" | "ne";
            value: string | number | boolean;
        } | {
            /** @enum {string} */
            op: "in" | "not_in";
            value: (string | number | boolean)[];
        } | {
            /** @enum {string} */
            op: "contains" | "not_contains" | "starts_with" | "ends_with" | "matches";
            value: string;
        } | {
            /** @enum {string} */
            op: "gt" | "gte" | "lt" | "lte";
            value: number;
        } | {
            /** @enum {string} */
            op: "between";
            value: number[];
        } | {
            /** @enum {string} */
            op: "is_set" | "is_not_set";
            value?: null;
        } | {
            /** @enum {string} */
            op: "before" | "after";
            value: string;
        } | {
            /** @enum {string} */
            op: "within_last";
            value: string;
        });
        /**
         * ContextName
         * @description A step is named by a value of the context.
         */
        ContextName: {
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example page.path
             */
            context: string;
        };
        /**
         * ContextSplit
         * @description A further value in the events' context.
         */
        ContextSplit: {
            /**
             * Context
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example os.name
             */
            context: string;
        };
        /**
         * Conversions
         * @description Which of a person's conversions count: each, or the first of the range.
         * @enum {string}
         */
        Conversions: "every" | "first";
        /**
         * CorrelateOut
         * @description An event, or a value of a property or trait, and how strongly it goes with converting.
         */
        CorrelateOut: {
            /**
             * Converted With
             * @description Of those who converted so many have it.
             */
            converted_with: number;
            /**
             * Dropped With
             * @description Of those who did not so many have it.
             */
            dropped_with: number;
            /**
             * High
             * @description Upper bound of the odds ratio, 95 %.
             */
            high: number;
            /**
             * Low
             * @description Lower bound of the odds ratio, 95 %.
             */
            low: number;
            /**
             * Name
             * @description The event, property or trait.
             */
            name: string;
            /**
             * Odds Ratio
             * @description Above 1 it goes with converting, below with dropping out.
             */
            odds_ratio: number;
            /**
             * P Value
             * @description Fisher's exact test, two-sided.
             */
            p_value: number;
            /**
             * Q Value
             * @description The same adjusted for all that was tested (Benjamini-Hochberg).
             */
            q_value: number;
            /**
             * Value
             * @description Of the property or trait; null for an event.
             */
            value: string | null;
        };
        /**
         * CorrelationAnswer
         * @description An answered correlation.
         */
        CorrelationAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "correlation";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["CorrelationResultOut"];
        };
        /**
         * CorrelationQuestion
         * @description What those who went through a funnel do, or are, more often than those who did not.
         * @example {
         *       "factor": "events",
         *       "kind": "correlation",
         *       "of": {
         *         "date_from": "-30d",
         *         "kind": "funnel",
         *         "steps": [
         *           {
         *             "event": "Product Viewed"
         *           },
         *           {
         *             "event": "Order Completed"
         *           }
         *         ],
         *         "window": {
         *           "unit": "day",
         *           "value": 7
         *         }
         *       }
         *     }
         */
        CorrelationQuestion: {
            /**
             * Exclude
             * @description Events to leave out, beside those of the funnel's own steps.
             */
            exclude?: string[] | null;
            /**
             * @description What may go with converting; of groups events and properties.
             * @default events
             */
            factor?: components["schemas"]["Factor"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "correlation";
            /**
             * Limit
             * @description How many to list.
             * @default 25
             */
            limit?: number | null;
            /**
             * Min Persons
             * @description So many must have a factor for it to be tested.
             * @default 10
             */
            min_persons?: number | null;
            /**
             * Names
             * @description The properties of the first step, or the traits, to look at; none with events.
             */
            names?: string[] | null;
            /** @description The funnel: two steps or more, of persons or groups, with one entry each. Its breakdown is passed over. */
            of: components["schemas"]["FunnelQuestion"];
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
        };
        /**
         * CorrelationResultOut
         * @description The least likely to be chance first.
         */
        CorrelationResultOut: {
            /** Converted */
            converted: number;
            /**
             * Dropped
             * @description Entered and did not convert.
             */
            dropped: number;
            /** Items */
            items: components["schemas"]["CorrelateOut"][];
            /**
             * Tested
             * @description So many were common enough to be tested.
             */
            tested: number;
        };
        /**
         * CountOf
         * @description What goes through a funnel.
         * @enum {string}
         */
        CountOf: "persons" | "sessions" | "groups";
        /**
         * Counted
         * @description What is counted: persons, or the groups (companies) that their events name.
         * @enum {string}
         */
        Counted: "persons" | "groups";
        /**
         * Counting
         * @description Which entry of a person into the funnel counts.
         * @enum {string}
         */
        Counting: "best" | "first" | "every" | "session";
        /**
         * CreditRule
         * @description How the credit of a conversion is divided among the touchpoints before it.
         * @enum {string}
         */
        CreditRule: "first" | "last" | "linear" | "participation" | "time_decay" | "u_shaped" | "j_shaped" | "inverse_j" | "custom" | "markov" | "shapley";
        /**
         * DashboardChangeIn
         * @description A dashboard after a change.
         */
        DashboardChangeIn: {
            /** @description With what trends are compared; their own when left out. */
            compare?: components["schemas"]["Compare"] | null;
            /** Date From */
            date_from?: string | null;
            /** Date To */
            date_to?: string | null;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
            /**
             * Revision
             * @description Of what you changed; 409 when it is no longer that.
             */
            revision: number;
            /**
             * Tiles
             * @default []
             */
            tiles?: components["schemas"]["TileIn"][];
            /** Where */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * DashboardIn
         * @description A dashboard; its dates, its filter and its comparison hold for every tile.
         */
        DashboardIn: {
            /** @description With what trends are compared; their own when left out. */
            compare?: components["schemas"]["Compare"] | null;
            /** Date From */
            date_from?: string | null;
            /** Date To */
            date_to?: string | null;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
            /**
             * Tiles
             * @default []
             */
            tiles?: components["schemas"]["TileIn"][];
            /** Where */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * DashboardItemOut
         * @description A dashboard in a list.
         */
        DashboardItemOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Revision */
            revision: number;
            /** Tiles */
            tiles: number;
            /** Version */
            version: number;
        };
        /**
         * DashboardOut
         * @description A dashboard.
         */
        DashboardOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            compare: components["schemas"]["Compare"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Date From */
            date_from: string | null;
            /** Date To */
            date_to: string | null;
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Revision */
            revision: number;
            /** Tiles */
            tiles: components["schemas"]["TileOut"][];
            /** Version */
            version: number;
            /** Where */
            where: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * DashboardsOut
         * @description The project's dashboards, the last changed first.
         */
        DashboardsOut: {
            /** Items */
            items: components["schemas"]["DashboardItemOut"][];
        };
        /**
         * DeliveryState
         * @description Where a delivery stands.
         * @enum {string}
         */
        DeliveryState: "waiting" | "held" | "sending" | "sent" | "skipped" | "refused" | "given_up";
        /**
         * DescriptionIn
         * @description Words in both languages.
         */
        DescriptionIn: {
            /**
             * En
             * @default
             */
            en?: string;
            /**
             * Es
             * @default
             */
            es?: string;
        };
        /**
         * DescriptionOut
         * @description Words in both languages.
         */
        DescriptionOut: {
            /** En */
            en: string;
            /** Es */
            es: string;
        };
        /**
         * DeviceOut
         * @description A device of a person; null where its newest event says nothing.
         */
        DeviceOut: {
            /** Anonymous Id */
            anonymous_id: string;
            /** App */
            app: string | null;
            /** Browser */
            browser: string | null;
            /** Events */
            events: number;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /** Kind */
            kind: string | null;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Library */
            library: string | null;
            /** Locale */
            locale: string | null;
            /** Model */
            model: string | null;
            /** Os */
            os: string | null;
            /** User Agent */
            user_agent: string | null;
        };
        /**
         * DevicesOut
         * @description The devices of a person, the last used first.
         */
        DevicesOut: {
            /** Items */
            items: components["schemas"]["DeviceOut"][];
        };
        /**
         * DidCondition
         * @description True when the person did something that often.
         */
        DidCondition: {
            did: components["schemas"]["Behaviour"];
        };
        /**
         * DidCount
         * @description How often.
         */
        DidCount: {
            /**
             * Op
             * @enum {string}
             */
            op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
            /** Value */
            value: number;
        };
        /**
         * Direction
         * @description Which way a move is news.
         * @enum {string}
         */
        Direction: "up" | "down" | "either";
        /**
         * DiscardOut
         * @description How many items were discarded.
         */
        DiscardOut: {
            /** Discarded */
            discarded: number;
        };
        /**
         * DraftIn
         * @description The draft after an edit, and the revision that was edited.
         */
        DraftIn: {
            /**
             * PlanIn
             * @description A whole plan; what is left out has its usual value.
             */
            plan: {
                /**
                 * Events
                 * @default {}
                 */
                events?: {
                    [key: string]: components["schemas"]["PlanEventIn"] | null;
                };
                /**
                 * Format
                 * @default 1
                 * @constant
                 */
                format?: 1;
                /** @default allow */
                unknown_events?: components["schemas"]["Policy"];
            };
            /** Revision */
            revision: number;
        };
        /**
         * DraftOut
         * @description The draft.
         */
        DraftOut: {
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string;
            plan: components["schemas"]["PlanOut"];
            /** Revision */
            revision: number;
        };
        /**
         * DriverOut
         * @description How a number moved by one property; parts and `overlap` sum to the move.
         */
        DriverOut: {
            /** Overlap */
            overlap: number;
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Property */
            property: string;
            /** Surprise */
            surprise: number;
        };
        /**
         * DropOffOut
         * @description What those did next, while the window was open, who left before a step; `nothing`: nothing any more.
         */
        DropOffOut: {
            /** Lost */
            lost: number;
            /** Next */
            next: components["schemas"]["NextEventOut"][];
            /** Nothing */
            nothing: number;
            /** Step */
            step: number;
        };
        /**
         * DuplicateIn
         * @description How the other one is called.
         */
        DuplicateIn: {
            /** Name */
            name: string;
        };
        /**
         * EndedBecause
         * @description Why a firing is over.
         * @enum {string}
         */
        EndedBecause: "over" | "changed" | "switched_off" | "line_gone";
        /**
         * Enforcement
         * @description What becomes of an event whose purpose the person has not agreed to.
         * @enum {string}
         */
        Enforcement: "record" | "anonymous" | "refuse";
        /**
         * ErasureOut
         * @description An erasure; ``ids`` are digests of the ids that the person had.
         */
        ErasureOut: {
            /** Erasure Id */
            erasure_id: string;
            /** Finished At */
            finished_at: string | null;
            /** Ids */
            ids: string[];
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "working" | "done";
        };
        /**
         * ErasuresOut
         * @description The erasures of a project, newest first.
         */
        ErasuresOut: {
            /** Items */
            items: components["schemas"]["ErasureOut"][];
        };
        /**
         * EvaluationOut
         * @description A bucket as it was judged.
         */
        EvaluationOut: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
            /** Label */
            label: string;
            line: components["schemas"]["LineOut"];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            verdict: components["schemas"]["VerdictOut"];
        };
        /**
         * EvaluationsOut
         * @description A page of judged buckets, newest first.
         */
        EvaluationsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["EvaluationOut"][];
        };
        /**
         * EventCondition
         * @description A condition on the properties of one event.
         */
        EventCondition: components["schemas"]["PropertyCondition"] | components["schemas"]["AllOfEvent"] | components["schemas"]["AnyOfEvent"] | components["schemas"]["NotOfEvent"];
        /**
         * EventIn
         * @description Which events.
         */
        EventIn: {
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * Name
             * @description A label of your own; it is passed over.
             */
            name?: unknown;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * EventOut
         * @description One event as it is stored.
         */
        EventOut: {
            /** Anonymous Id */
            anonymous_id: string;
            /** Context */
            context: {
                [key: string]: unknown;
            };
            /** Display Name */
            display_name: string;
            /** Event */
            event: string;
            /** Key Id */
            key_id: string | null;
            /** Message Id */
            message_id: string;
            /** Person Id */
            person_id: string;
            /** Properties */
            properties: {
                [key: string]: unknown;
            };
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Seq */
            seq: number;
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
            /** Type */
            type: string;
            /** User Id */
            user_id: string;
        };
        /**
         * EventRole
         * @description The part an event plays in the number.
         * @enum {string}
         */
        EventRole: "step" | "exclusion" | "first" | "return" | "touchpoint" | "conversion" | "match" | "active" | "session" | "pass" | "factor" | "unused";
        /**
         * EventSeenOut
         * @description An event name; coverage and examples of its properties come from ``sampled`` events.
         */
        EventSeenOut: {
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Name */
            name: string;
            /** Persons */
            persons: number;
            /** Properties */
            properties: components["schemas"]["PropertyOut"][];
            /** Sampled */
            sampled: number;
            /** Volume */
            volume: number;
        };
        /**
         * EventsOut
         * @description A page of events, newest first.
         */
        EventsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["EventOut"][];
        };
        /**
         * Every
         * @description How often an edition comes out.
         * @enum {string}
         */
        Every: "day" | "week" | "month";
        /**
         * ExclusionIn
         * @description An event that must not happen between two steps, which count from 0.
         */
        ExclusionIn: {
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * From Step
             * @default 0
             */
            from_step?: number | null;
            /**
             * To Step
             * @description After `from_step`; the last step when left out.
             */
            to_step?: number | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * Exported
         * @description What can be taken out whole.
         * @enum {string}
         */
        Exported: "events" | "people";
        /**
         * Factor
         * @description What may go with converting.
         *
         *     Events done between entering and converting; values of properties of the event that entered;
         *     values of traits.
         * @enum {string}
         */
        Factor: "events" | "properties" | "traits";
        /**
         * FieldChangeOut
         * @description A field before and after.
         */
        FieldChangeOut: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Name */
            name: string;
        };
        /**
         * FileFormat
         * @description The form of an exported file.
         * @enum {string}
         */
        FileFormat: "jsonl" | "csv" | "parquet" | "arrow";
        /**
         * FileKind
         * @description What can be made of a plan.
         * @enum {string}
         */
        FileKind: "yaml" | "python" | "typescript" | "json-schema" | "gtm" | "ga4-dimensions";
        /**
         * FiringOut
         * @description A stretch in which the condition holds; `told_at` null: nobody was told (put off).
         *
         *     `recipients`: members and channels that were told, by name; null when that is not known.
         */
        FiringOut: {
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            changed: components["schemas"]["ChangedOut"] | null;
            /** Ended At */
            ended_at: string | null;
            ended_because: components["schemas"]["EndedBecause"] | null;
            /** Ended Label */
            ended_label: string | null;
            /** Id */
            id: string;
            /** Label */
            label: string;
            line: components["schemas"]["LineOut"];
            /** Recipients */
            recipients: string[] | null;
            /** Reminded */
            reminded: number;
            /** Told At */
            told_at: string | null;
            verdict: components["schemas"]["VerdictOut"];
        };
        /**
         * FiringsOut
         * @description A page of firings, newest first.
         */
        FiringsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["FiringOut"][];
        };
        /**
         * FitOut
         * @description How a template fits the project.
         */
        FitOut: {
            /** Description */
            description: string;
            key: components["schemas"]["TemplateKey"];
            /** Name */
            name: string;
            /** Roles */
            roles: components["schemas"]["RoleFitOut"][];
            /** Tiles */
            tiles: components["schemas"]["TileFitOut"][];
        };
        /**
         * FixIn
         * @description One change: paths such as ``$.properties.plan``.
         */
        FixIn: {
            kind: components["schemas"]["FixKind"];
            /** Path */
            path: string;
            /**
             * To
             * @description Where `rename` puts it
             * @default
             */
            to?: string;
            /**
             * Value
             * @description What `set` writes
             */
            value?: unknown;
        };
        /**
         * FixKind
         * @description What a fix does to a field.
         * @enum {string}
         */
        FixKind: "rename" | "set" | "remove";
        /**
         * FollowIn
         * @description Whether to follow a kind; ``snooze_h`` puts it off for so many hours (0: no longer).
         */
        FollowIn: {
            /** Follows */
            follows?: boolean | null;
            /** Snooze H */
            snooze_h?: number | null;
        };
        /**
         * FollowedOut
         * @description A kind of notice, whether one follows it, and until when it is put off.
         */
        FollowedOut: {
            /** Follows */
            follows: boolean;
            kind: components["schemas"]["NoticeKind"];
            /** Snoozed Until */
            snoozed_until: string | null;
        };
        /**
         * FollowingOut
         * @description What one follows in a project; time zone and quiet hours hold for all projects.
         */
        FollowingOut: {
            /** Email */
            email: string;
            /** Kinds */
            kinds: components["schemas"]["FollowedOut"][];
            quiet: components["schemas"]["QuietShape"] | null;
            /** Timezone */
            timezone: string | null;
        };
        /**
         * FromTemplateIn
         * @description What becomes of a template. Without `roles` the best matches are taken.
         */
        FromTemplateIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Roles
             * @description Who plays what. A role left out, or null, is played by nobody.
             */
            roles?: {
                [key: string]: components["schemas"]["ChosenIn"] | null;
            } | null;
        };
        /**
         * FromTemplateOut
         * @description The dashboard, and the tiles that were left out with the roles they lack.
         */
        FromTemplateOut: {
            dashboard: components["schemas"]["DashboardOut"];
            /** Left Out */
            left_out: components["schemas"]["TileFitOut"][];
        };
        /**
         * FrozenIn
         * @description Dates and a filter that a link shows, whatever its reader asks for.
         */
        FrozenIn: {
            /** Date From */
            date_from?: string | null;
            /** Date To */
            date_to?: string | null;
            /** Where */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * FunnelAnswer
         * @description An answered funnel.
         */
        FunnelAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "funnel";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["FunnelResultOut"];
        };
        /**
         * FunnelBranchOut
         * @description The steps of one breakdown value.
         */
        FunnelBranchOut: {
            /**
             * P Value
             * @description How probable such a conversion is by chance, compared with everybody's; null with fewer than 30 entries.
             */
            p_value?: number | null;
            /** Steps */
            steps: components["schemas"]["FunnelStepOut"][];
            /** Value */
            value: string | null;
        };
        /**
         * FunnelPointOut
         * @description Those who enter in an interval, and how many of them convert; null when nobody enters.
         */
        FunnelPointOut: {
            /** Converted */
            converted: number;
            /** Entered */
            entered: number;
            /** Label */
            label: string;
            /** Rate */
            rate: number | null;
        };
        /**
         * FunnelQuestion
         * @description How many go through a sequence of events within a window of time.
         * @example {
         *       "breakdown": {
         *         "trait": "plan"
         *       },
         *       "date_from": "-30d",
         *       "kind": "funnel",
         *       "steps": [
         *         {
         *           "event": "Product Viewed"
         *         },
         *         {
         *           "event": "Product Added"
         *         },
         *         {
         *           "event": "Order Completed",
         *           "where": {
         *             "op": "gt",
         *             "property": "revenue",
         *             "value": 20
         *           }
         *         }
         *       ],
         *       "window": {
         *         "unit": "day",
         *         "value": 7
         *       }
         *     }
         */
        FunnelQuestion: {
            /**
             * Attribution
             * @description Whose breakdown value counts: `first_touch`, `last_touch`, or `step:N` from 0.
             * @default first_touch
             * @example step:1
             */
            attribution?: string | null;
            /**
             * Breakdown
             * @description Split by a property, the context or a trait (of persons, of groups), or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdown"] | components["schemas"]["ContextBreakdown"] | components["schemas"]["TraitBreakdown"] | components["schemas"]["GroupTraitBreakdown"] | components["schemas"]["SegmentBreakdown"] | null;
            /**
             * @description What goes through the funnel.
             * @default persons
             */
            count?: components["schemas"]["CountOf"] | null;
            /**
             * @description Which entry counts, when somebody enters more than once.
             * @default best
             */
            counting?: components["schemas"]["Counting"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Drop Off
             * @description Also what those who left did next: so many events for each step.
             */
            drop_off?: number | null;
            /**
             * Exclusions
             * @description Events that must not happen on the way.
             */
            exclusions?: components["schemas"]["ExclusionIn"][] | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Hold Constant
             * @description Properties whose values must be the same in every step.
             * @example [
             *       "order_id"
             *     ]
             */
            hold_constant?: string[] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * Interval
             * @description Also conversion over time: a funnel of its own for the entries of each interval, up to 1,000 of them.
             */
            interval?: ("day" | "week" | "month") | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "funnel";
            /**
             * @description How the steps must follow each other.
             * @default ordered
             */
            order?: components["schemas"]["Order"] | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Sample
             * @description Work it out on this share of the people, chosen by the hash of their id; counts are multiplied, and the answer says so. Exact when left out. Not with groups, not in alerts.
             * @default 1
             * @example 0.1
             */
            sample?: number | null;
            /** Steps */
            steps: components["schemas"]["StepIn"][];
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
            /**
             * Window
             * @description From the first step to each other one; 14 days when left out. Sessions not where sessions are counted.
             */
            window?: components["schemas"]["WindowIn"] | components["schemas"]["SessionsIn"] | null;
        };
        /**
         * FunnelResultOut
         * @description The funnel, whole and by breakdown value; over time, and what was done next, when asked for.
         */
        FunnelResultOut: {
            /** Breakdowns */
            breakdowns: components["schemas"]["FunnelBranchOut"][];
            /** Drop Off */
            drop_off?: components["schemas"]["DropOffOut"][];
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /** Over Time */
            over_time: components["schemas"]["FunnelPointOut"][];
            /** Steps */
            steps: components["schemas"]["FunnelStepOut"][];
            time_to_convert: components["schemas"]["TimeToConvertOut"];
        };
        /**
         * FunnelStepOut
         * @description How many reached a step; shares and times are of the step before that is not optional, in seconds.
         */
        FunnelStepOut: {
            /** Avg S */
            avg_s: number | null;
            /** @description Of the conversion from the start. */
            conversion_bounds?: components["schemas"]["BoundsOut"] | null;
            /** Conversion From Previous */
            conversion_from_previous: number | null;
            /** Conversion From Start */
            conversion_from_start: number | null;
            /** Count */
            count: number;
            /** @description Of persons, worked out on a sample. */
            count_bounds?: components["schemas"]["BoundsOut"] | null;
            /** Median S */
            median_s: number | null;
            /** Name */
            name: string;
            /**
             * Optional
             * @description Whoever leaves it out goes on all the same.
             * @default false
             */
            optional?: boolean;
        };
        /**
         * GroupKeyIn
         * @description Groups that events name by a property of their own, as Mixpanel's group keys do.
         */
        GroupKeyIn: {
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example company_id
             */
            property: string;
        };
        /**
         * GroupMemberOut
         * @description A person of a group, and between when events said so.
         */
        GroupMemberOut: {
            /** Display Name */
            display_name: string;
            /** Email */
            email: string | null;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Person Id */
            person_id: string;
            /** User Id */
            user_id: string | null;
        };
        /**
         * GroupMembersOut
         * @description A page of the people of a group, the last seen in it first.
         */
        GroupMembersOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["GroupMemberOut"][];
        };
        /**
         * GroupOut
         * @description Everything known of a group.
         */
        GroupOut: {
            /** Display Name */
            display_name: string;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /** Group Id */
            group_id: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Members */
            members: number;
            /** Traits */
            traits: components["schemas"]["TraitOut"][];
            /** Type */
            type: string;
        };
        /**
         * GroupRowOut
         * @description One row of the list of groups; ``members`` counts persons.
         */
        GroupRowOut: {
            /** Display Name */
            display_name: string;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /** Group Id */
            group_id: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Members */
            members: number;
            /** Traits */
            traits: {
                [key: string]: unknown;
            };
            /** Type */
            type: string;
        };
        /**
         * GroupTraitBreakdown
         * @description One line per value of a trait of the events' groups; the largest have their own, the rest are `$other`.
         */
        GroupTraitBreakdown: {
            /**
             * Group Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            group_trait: string;
            /**
             * Group Type
             * @description Of which type the group is; when left out, the one that the question counts: without such a type that of `context.groupId`.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
        };
        /**
         * GroupTraitBreakdowns
         * @description One line per value of a trait of the events' groups, or per combination of its values with those of `also`.
         */
        GroupTraitBreakdowns: {
            /**
             * Also
             * @description Split by these too: one line per combination of values, the largest of them.
             */
            also?: (components["schemas"]["PropertySplit"] | components["schemas"]["ContextSplit"] | components["schemas"]["TraitSplit"] | components["schemas"]["GroupTraitSplit"])[] | null;
            /**
             * Group Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            group_trait: string;
            /**
             * Group Type
             * @description Of which type the group is; when left out, the one that the question counts: without such a type that of `context.groupId`.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
        };
        /**
         * GroupTraitCondition
         * @description True when the trait of the group that the event belongs to passes; traits as they are now.
         */
        GroupTraitCondition: {
            /**
             * Group Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            group_trait: string;
            /**
             * Group Type
             * @description Of which type the group is; when left out, the one that the question counts: without such a type that of `context.groupId`.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * @description How the stored value is compared.
             * @example eq
             */
            op: components["schemas"]["Op"];
            /**
             * Value
             * @description What it is compared with: one value, a list for `in` and `not_in`, `[lowest, highest]` for `between`, a date for `before` and `after`, a span such as `30d` for `within_last`, nothing for `is_set` and `is_not_set`.
             * @example pro
             */
            value?: unknown;
        } & ({
            /** @enum {string} */
            op: "eq" | "ne";
            value: string | number | boolean;
        } | {
            /** @enum {string} */
            op: "in" | "not_in";
            value: (string | number | boolean)[];
        } | {
            /** @enum {string} */
            op: "contains" | "not_contains" | "starts_with" | "ends_with" | "matches";
            value: string;
        } | {
            /** @enum {string} */
            op: "gt" | "gte" | "lt" | "lte";
            value: number;
        } | {
            /** @enum {string} */
            op: "between";
            value: number[];
        } | {
            /** @enum {string} */
            op: "is_set" | "is_not_set";
            value?: null;
        } | {
            /** @enum {string} */
            op: "before" | "after";
            value: string;
        } | {
            /** @enum {string} */
            op: "within_last";
            value: string;
        });
        /**
         * GroupTraitSplit
         * @description A further trait of the events' groups.
         */
        GroupTraitSplit: {
            /**
             * Group Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example industry
             */
            group_trait: string;
            /**
             * Group Type
             * @description Of which type the group is; when left out, the one that the question counts: without such a type that of `context.groupId`.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
        };
        /**
         * GroupTypeNamesModel
         * @description What the groups of a type are called, in both languages.
         */
        GroupTypeNamesModel: {
            en: components["schemas"]["WordsModel"];
            /**
             * @example {
             *       "plural": "empresas",
             *       "singular": "empresa"
             *     }
             */
            es: components["schemas"]["WordsModel"];
        };
        /**
         * GroupTypeOut
         * @description A type of groups; `first_seen` and `last_seen` are null, and `groups` 0, where none was seen.
         */
        GroupTypeOut: {
            /** First Seen */
            first_seen: string | null;
            /** Groups */
            groups: number;
            /** Last Seen */
            last_seen: string | null;
            names: components["schemas"]["GroupTypeNamesModel"] | null;
            /** Type */
            type: string;
        };
        /**
         * GroupTypesOut
         * @description The types of a project, those with most groups first; `most_named` may have a name.
         */
        GroupTypesOut: {
            /** Items */
            items: components["schemas"]["GroupTypeOut"][];
            /** Most Named */
            most_named: number;
        };
        /**
         * GroupsOut
         * @description A page of groups, the newest seen first.
         */
        GroupsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["GroupRowOut"][];
        };
        /**
         * GroupsSeenOut
         * @description A type of groups, how many there are, and the traits that they have.
         */
        GroupsSeenOut: {
            /** Groups */
            groups: number;
            /** Traits */
            traits: components["schemas"]["PropertyOut"][];
            /** Type */
            type: string;
        };
        /**
         * HistogramAnswer
         * @description An answered histogram.
         */
        HistogramAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "histogram";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["HistogramResultOut"];
        };
        /**
         * HistogramBarOut
         * @description How many took from `from_s` up to `to_s` seconds.
         */
        HistogramBarOut: {
            /** Count */
            count: number;
            /** From S */
            from_s: number;
            /** To S */
            to_s: number;
        };
        /**
         * HistogramQuestion
         * @description How the values of a property are spread, or what each person comes to: a bar a range of values.
         * @example {
         *       "date_from": "-30d",
         *       "event": "Order Completed",
         *       "kind": "histogram",
         *       "per_person": "sum",
         *       "property": "revenue"
         *     }
         */
        HistogramQuestion: {
            /**
             * Bins
             * @description So many bars of one width; round ones when left out.
             */
            bins?: number | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Edges
             * @description Where bars begin, and the last one ends, from small to large.
             * @example [
             *       0,
             *       10,
             *       50,
             *       100
             *     ]
             */
            edges?: number[] | null;
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "histogram";
            /**
             * Per Person
             * @description Count persons by what each comes to: how many events (`total`, when no property is named), or the sum and so on of the property. When left out, events by their own value.
             */
            per_person?: ("total" | "sum" | "avg" | "min" | "max") | null;
            /**
             * Property
             * @description Whose values; without one, how many events a person has.
             * @example revenue
             */
            property?: string | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * HistogramResultOut
         * @description The bars, and what they are of.
         */
        HistogramResultOut: {
            /**
             * Above
             * @description So many lie above chosen edges.
             */
            above: number;
            /** Bars */
            bars: components["schemas"]["BarOut"][];
            /**
             * Below
             * @description So many lie below chosen edges.
             */
            below: number;
            /**
             * Count
             * @description All values, those outside chosen edges too.
             */
            count: number;
            /**
             * High
             * @description The largest value.
             */
            high: number | null;
            /**
             * Low
             * @description The least value.
             */
            low: number | null;
            /** Mean */
            mean: number | null;
            /** Median */
            median: number | null;
        };
        /**
         * HookChangeIn
         * @description A webhook as it should be; `revision` is the one it had when it was read.
         */
        HookChangeIn: {
            mapping: components["schemas"]["MappingShape"];
            /** Name */
            name: string;
            /** Revision */
            revision: number;
            scheme: components["schemas"]["Scheme"];
        };
        /**
         * HookDeliveriesOut
         * @description A page of deliveries, newest first.
         */
        HookDeliveriesOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["HookDeliveryOut"][];
        };
        /**
         * HookDeliveryBodyOut
         * @description A delivery with its body and the headers that rules may look at.
         */
        HookDeliveryBodyOut: {
            /** Body */
            body: string;
            /** Content Type */
            content_type: string;
            /** Delivery Id */
            delivery_id: string;
            /** Detail */
            detail: string;
            /** Headers */
            headers: {
                [key: string]: string;
            };
            /** Items */
            items: number;
            /** Message Ids */
            message_ids: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Refused */
            refused: number;
            /** Replayed At */
            replayed_at: string | null;
            /** Replayed Items */
            replayed_items: number;
            /** Seq */
            seq: number;
            /** Size */
            size: number;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * HookDeliveryOut
         * @description A delivery with its verdict.
         */
        HookDeliveryOut: {
            /** Content Type */
            content_type: string;
            /** Delivery Id */
            delivery_id: string;
            /** Detail */
            detail: string;
            /** Items */
            items: number;
            /** Message Ids */
            message_ids: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Refused */
            refused: number;
            /** Replayed At */
            replayed_at: string | null;
            /** Replayed Items */
            replayed_items: number;
            /** Seq */
            seq: number;
            /** Size */
            size: number;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * HookIn
         * @description A new webhook; without a secret one is made.
         */
        HookIn: {
            mapping?: components["schemas"]["MappingShape"];
            /** Name */
            name: string;
            scheme: components["schemas"]["Scheme"];
            /**
             * Secret
             * @description What the sender gave you; empty has one made
             * @default
             */
            secret?: string;
        };
        /**
         * HookOut
         * @description A webhook; `path` follows the address of the server, `secret` is there only when it was just made.
         */
        HookOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Id */
            id: string;
            mapping: components["schemas"]["MappingShape"];
            /** Name */
            name: string;
            /** Path */
            path: string;
            /** Revision */
            revision: number;
            scheme: components["schemas"]["Scheme"];
            /** Secret */
            secret?: string | null;
            /** Secrets */
            secrets: components["schemas"]["SecretOut"][];
        };
        /**
         * HookReplayIn
         * @description Which deliveries; to go on, the same again with `after_seq` and `upto_seq` of the answer.
         */
        HookReplayIn: {
            /**
             * After Seq
             * @default 0
             */
            after_seq?: number;
            /** Seqs */
            seqs?: number[];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Upto Seq */
            upto_seq?: number | null;
            verdict?: components["schemas"]["Verdict"] | null;
        };
        /**
         * HookReplayOut
         * @description What became of the deliveries; `after_seq` is where to go on, null when all are through.
         */
        HookReplayOut: {
            /** Accepted */
            accepted: number;
            /** After Seq */
            after_seq: number | null;
            /** Deliveries */
            deliveries: number;
            /** Duplicates */
            duplicates: number;
            /** Refused */
            refused: number;
            /** Unmatched */
            unmatched: number;
            /** Upto Seq */
            upto_seq: number;
        };
        /**
         * HooksOut
         * @description Webhooks, oldest first.
         */
        HooksOut: {
            /** Items */
            items: components["schemas"]["HookOut"][];
        };
        /**
         * IdentityOut
         * @description One distinct id; ``person_id`` is the person that it stands for on its own.
         */
        IdentityOut: {
            /** Cause */
            cause: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "user_id" | "anonymous_id";
            /**
             * Linked At
             * Format: date-time
             */
            linked_at: string;
            /** Person Id */
            person_id: string;
            /** Value */
            value: string;
        };
        /**
         * ImportIn
         * @description A file to hand in: its name and size in bytes; ``mapping`` is the TOML of a plain one.
         */
        ImportIn: {
            kind: components["schemas"]["Kind"];
            /**
             * Mapping
             * @default
             */
            mapping?: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /**
             * Timezone
             * @default UTC
             */
            timezone?: string;
        };
        /**
         * ImportOut
         * @description An import; sizes and ``read`` are bytes, ``problem`` says why it failed.
         */
        ImportOut: {
            /** Accepted */
            accepted: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Duplicates */
            duplicates: number;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Left Out */
            left_out: number;
            /** Name */
            name: string;
            /** Problem */
            problem: string;
            /** Read */
            read: number;
            /** Received */
            received: number;
            /** Rejected */
            rejected: number;
            /** Size */
            size: number;
            state: components["schemas"]["State"];
            /** Timezone */
            timezone: string;
        };
        /**
         * ImportPreviewOut
         * @description The first rows of a file.
         */
        ImportPreviewOut: {
            /** Items */
            items: components["schemas"]["ImportRowOut"][];
        };
        /**
         * ImportProblemOut
         * @description Why a row, or one of its calls, would be refused.
         */
        ImportProblemOut: {
            /** Detail */
            detail: string;
            /** Reason */
            reason: string;
        };
        /**
         * ImportRowOut
         * @description A row as it is, beside the calls it becomes.
         */
        ImportRowOut: {
            /** Calls */
            calls: {
                [key: string]: unknown;
            }[];
            /** File */
            file: string;
            /** Number */
            number: number;
            /** Original */
            original: unknown;
            /** Problems */
            problems: components["schemas"]["ImportProblemOut"][];
        };
        /**
         * ImportsOut
         * @description Imports, newest first, and the limits of new ones in bytes.
         */
        ImportsOut: {
            /** Items */
            items: components["schemas"]["ImportOut"][];
            /** Max Bytes */
            max_bytes: number;
            /** Piece Bytes */
            piece_bytes: number;
        };
        /**
         * InsightChangeIn
         * @description An insight after a change.
         */
        InsightChangeIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Metric Id
             * @description The metric that the question asks for: it is asked as it is defined then.
             */
            metric_id?: string | null;
            /** Name */
            name: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
            /**
             * Question
             * @description As for `POST …/query`.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Revision
             * @description Of what you changed; 409 when it is no longer that.
             */
            revision: number;
            /**
             * @description How dashboards draw it.
             * @default chart
             */
            view?: components["schemas"]["View"];
        };
        /**
         * InsightIn
         * @description An insight; its question is of any kind but `people`.
         */
        InsightIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Metric Id
             * @description The metric that the question asks for: it is asked as it is defined then.
             */
            metric_id?: string | null;
            /** Name */
            name: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
            /**
             * Question
             * @description As for `POST …/query`.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * @description How dashboards draw it.
             * @default chart
             */
            view?: components["schemas"]["View"];
        };
        /**
         * InsightItemOut
         * @description An insight in a list.
         */
        InsightItemOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Metric Id */
            metric_id: string | null;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Revision */
            revision: number;
            /** Version */
            version: number;
            view: components["schemas"]["View"];
        };
        /**
         * InsightOut
         * @description An insight; one about a metric has the question as the metric is defined now.
         */
        InsightOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Dashboards */
            dashboards: components["schemas"]["UsingOut"][];
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Metric Id */
            metric_id: string | null;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Question */
            question: {
                [key: string]: unknown;
            };
            /** Revision */
            revision: number;
            /** Version */
            version: number;
            view: components["schemas"]["View"];
        };
        /**
         * InsightsOut
         * @description The project's insights, the last changed first.
         */
        InsightsOut: {
            /** Items */
            items: components["schemas"]["InsightItemOut"][];
        };
        /**
         * Interval
         * @description The width of a time bucket; weeks start on Monday.
         * @enum {string}
         */
        Interval: "hour" | "day" | "week" | "month";
        /**
         * InvitationIn
         * @description Whom to invite.
         */
        InvitationIn: {
            /** Email */
            email: string;
            /**
             * Mail
             * @default false
             */
            mail?: boolean;
            role: components["schemas"]["Role"];
        };
        /**
         * InvitationOut
         * @description What an invitation offers.
         */
        InvitationOut: {
            /** Email */
            email: string;
            /**
             * Inviter
             * @description Who invites, by name.
             */
            inviter: string;
            role: components["schemas"]["Role"];
            /** Workspace */
            workspace: string;
        };
        /**
         * IpPolicy
         * @description What becomes of the network addresses of people, before anything is written to disk.
         * @enum {string}
         */
        IpPolicy: "keep" | "truncate" | "drop";
        /**
         * JourneyOut
         * @description One arrival of a message; ``reason`` is empty for an accepted event.
         */
        JourneyOut: {
            /** Anonymous Id */
            anonymous_id: string;
            /** Detail */
            detail: string;
            /** Event */
            event: string;
            /** Message Id */
            message_id: string;
            person: components["schemas"]["JourneyPersonOut"] | null;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Seq */
            seq: number;
            /** Stages */
            stages: components["schemas"]["StageOut"][];
            /** Timestamp */
            timestamp: string | null;
            /** Type */
            type: string;
            /** User Id */
            user_id: string;
        };
        /**
         * JourneyPersonOut
         * @description Whose event it is now, and whether it arrived as somebody who was merged since.
         */
        JourneyPersonOut: {
            /** Display Name */
            display_name: string;
            /** Merged */
            merged: boolean;
            /** Person Id */
            person_id: string;
        };
        /**
         * JourneysOut
         * @description Every arrival of a message, newest first; empty when it never came.
         */
        JourneysOut: {
            /** Items */
            items: components["schemas"]["JourneyOut"][];
        };
        /**
         * JudgedOut
         * @description A line of a preview: a verdict a bucket, and how often it would have fired.
         */
        JudgedOut: {
            /** Firings */
            firings: number;
            line: components["schemas"]["LineOut"];
            /** Verdicts */
            verdicts: components["schemas"]["VerdictOut"][];
        };
        /**
         * KeptOut
         * @description A message in the outbox.
         */
        KeptOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Key */
            key: string;
            /** Subject */
            subject: string;
            /** To */
            to: string;
        };
        /**
         * KeyIn
         * @description A new key; an API key without scopes may query and read.
         */
        KeyIn: {
            /** Expires In Days */
            expires_in_days?: number | null;
            kind: components["schemas"]["KeyKind"];
            /** Name */
            name: string;
            /** Scopes */
            scopes?: components["schemas"]["Scope"][];
        };
        /**
         * KeyKind
         * @description A write key is public and only collects; an API key is secret and has scopes.
         * @enum {string}
         */
        KeyKind: "write" | "api";
        /**
         * KeyOut
         * @description A key; ``value`` is there for write keys, and for an API key in the answer that made it.
         */
        KeyOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: string;
            kind: components["schemas"]["KeyKind"];
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Quota Per S */
            quota_per_s: number | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Scopes */
            scopes: components["schemas"]["Scope"][];
            /** Value */
            value: string | null;
        };
        /**
         * KeysOut
         * @description Keys, oldest first.
         */
        KeysOut: {
            /** Cursor */
            cursor?: string | null;
            /** Items */
            items: components["schemas"]["KeyOut"][];
        };
        /**
         * Kind
         * @description What the file is.
         * @enum {string}
         */
        Kind: "plain" | "mixpanel" | "ga4" | "posthog" | "segment";
        /**
         * LabelShape
         * @description What people read for a purpose; empty: its name.
         */
        LabelShape: {
            /**
             * En
             * @default
             */
            en?: string;
            /**
             * Es
             * @default
             */
            es?: string;
        };
        /**
         * Lack
         * @description What is missing for the person to be counted.
         * @enum {string}
         */
        Lack: "never" | "outside" | "condition" | "bot" | "too_early" | "too_late" | "excluded" | "broken" | "held" | "elsewhere" | "other_value" | "went_on" | "other_cohort" | "not_begun" | "other_period" | "too_few" | "streak_broken" | "otherwise";
        /**
         * LagOut
         * @description From arrival to the tables, of the last event in each five minutes of the last hour.
         */
        LagOut: {
            /** Median Ms */
            median_ms: number;
            /** Samples */
            samples: number;
            /** Worst Ms */
            worst_ms: number;
        };
        /**
         * LawfulBasis
         * @description Why data may be used for a purpose; GDPR, article 6 (1).
         * @enum {string}
         */
        LawfulBasis: "consent" | "contract" | "legal_obligation" | "vital_interests" | "public_task" | "legitimate_interests";
        /**
         * LearnedOut
         * @description The draft after learning, and how much was added.
         */
        LearnedOut: {
            draft: components["schemas"]["DraftOut"];
            /** Events */
            events: number;
            /** Properties */
            properties: number;
        };
        /**
         * LeavingOut
         * @description What a link leaves: kinds of notices of a project (empty: it was removed).
         */
        LeavingOut: {
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /** Project */
            project: string;
        };
        /**
         * LibraryOut
         * @description One library that sends with a key; ``name`` is empty when events do not say.
         */
        LibraryOut: {
            /** Error Share */
            error_share: number | null;
            /** Events */
            events: number;
            /** Hours */
            hours: number[];
            /** Last Seen */
            last_seen: string | null;
            /** Name */
            name: string;
            /** Rejected */
            rejected: number;
            /** Versions */
            versions: components["schemas"]["LibraryVersionOut"][];
        };
        /**
         * LibraryVersionOut
         * @description One version of a library, and its part of what the library sent.
         */
        LibraryVersionOut: {
            /** Events */
            events: number;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Share */
            share: number;
            /** Version */
            version: string;
        };
        /**
         * LifecycleAnswer
         * @description An answered lifecycle.
         */
        LifecycleAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "lifecycle";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["LifecycleResultOut"];
        };
        /**
         * LifecycleBranchOut
         * @description The series of one breakdown value.
         */
        LifecycleBranchOut: {
            /** Series */
            series: components["schemas"]["LifecycleSeriesOut"][];
            /**
             * Value
             * @description A value, `$other`, a cohort's id, or null for none.
             */
            value: string | null;
        };
        /**
         * LifecycleQuestion
         * @description How many are new, return, come back after a pause, or have gone quiet, by period.
         * @example {
         *       "activity": {
         *         "event": "Order Completed"
         *       },
         *       "date_from": "-12w",
         *       "interval": "week",
         *       "kind": "lifecycle"
         *     }
         */
        LifecycleQuestion: {
            /** @description The event that makes somebody active; any event when left out. */
            activity?: components["schemas"]["EventIn"] | null;
            /**
             * Breakdown
             * @description Split by a property, the context or a trait (of persons, of groups), or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdown"] | components["schemas"]["ContextBreakdown"] | components["schemas"]["TraitBreakdown"] | components["schemas"]["GroupTraitBreakdown"] | components["schemas"]["SegmentBreakdown"] | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description Width of a period, taken whole; up to 1,000 periods.
             * @default day
             */
            interval?: components["schemas"]["Interval"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "lifecycle";
            /**
             * @description New is who does it for the first time ever, or whom the project sees first then.
             * @default first_match
             */
            new?: components["schemas"]["NewWhen"] | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * LifecycleResultOut
         * @description A series for each status: `new`, `returning`, `resurrecting`, `dormant`.
         */
        LifecycleResultOut: {
            /** Breakdowns */
            breakdowns?: components["schemas"]["LifecycleBranchOut"][];
            /**
             * Complete
             * @description So many periods are over, the rest may still change.
             */
            complete: number;
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /** Series */
            series: components["schemas"]["LifecycleSeriesOut"][];
        };
        /**
         * LifecycleSeriesOut
         * @description How many have a status in each period.
         */
        LifecycleSeriesOut: {
            /**
             * Labels
             * @description Start of each period.
             */
            labels: string[];
            name: components["schemas"]["Status"];
            /**
             * Values
             * @description One a label; `dormant` counts negative, null has not begun.
             */
            values: (number | null)[];
        };
        /**
         * LineOut
         * @description A line: of a breakdown with its `value` (null: those without one), or the whole answer.
         */
        LineOut: {
            /**
             * Line
             * @description `*` whole, `=ES` the value ES, `-` without a value.
             */
            line: string;
            /** Split */
            split: boolean;
            /** Value */
            value: string | null;
        };
        /**
         * LinkIn
         * @description The token of a one-time link.
         */
        LinkIn: {
            /** Token */
            token: string;
        };
        /**
         * LogOut
         * @description The ingest log.
         */
        LogOut: {
            /** Bytes */
            bytes: number;
            /** Durable At */
            durable_at: string | null;
            /** Head */
            head: number;
        };
        /**
         * MailCheckOut
         * @description Whether mail would leave now: ``relay`` false means it stays in the outbox.
         */
        MailCheckOut: {
            /** Detail */
            detail: string;
            /** Ok */
            ok: boolean;
            /** Relay */
            relay: boolean;
        };
        /**
         * MappingShape
         * @description The rules in their order, and what names a delivery where the sender's way of signing does not.
         */
        MappingShape: {
            delivery_id?: components["schemas"]["SourceShape"] | null;
            /** Rules */
            rules?: components["schemas"]["RuleShape"][];
        };
        /**
         * MatchOut
         * @description What may play a role; `sure` is false for a guess that somebody should look at.
         */
        MatchOut: {
            kind: components["schemas"]["PlayerKind"];
            /** Name */
            name: string;
            /** Score */
            score: number;
            /** Sure */
            sure: boolean;
            /** Why */
            why: components["schemas"]["Why"][];
        };
        /**
         * Math
         * @description What is computed of the matching events of a bucket.
         * @enum {string}
         */
        Math: "total" | "persons" | "sessions" | "groups" | "sum" | "avg" | "min" | "max" | "median" | "p90" | "p95" | "p99" | "percentile" | "per_person";
        /**
         * MeIn
         * @description What to change of oneself; a field left out or null stays as it is.
         */
        MeIn: {
            /** Current Password */
            current_password?: string | null;
            /** Email */
            email?: string | null;
            /** Language */
            language?: ("en" | "es") | null;
            /** Name */
            name?: string | null;
            /** Password */
            password?: string | null;
            /** Theme */
            theme?: ("light" | "dark" | "auto") | null;
        };
        /**
         * MemberOut
         * @description A user of the workspace.
         */
        MemberOut: {
            /** Email */
            email: string;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** User Id */
            user_id: string;
        };
        /**
         * MembersOut
         * @description Members and open invitations.
         */
        MembersOut: {
            /** Invitations */
            invitations: components["schemas"]["OpenInvitationOut"][];
            /** Items */
            items: components["schemas"]["MemberOut"][];
            /** Mail */
            mail: boolean;
        };
        /**
         * MergeIn
         * @description Two users that are one person; ``into_user_id`` survives.
         */
        MergeIn: {
            /** From User Id */
            from_user_id: string;
            /** Into User Id */
            into_user_id: string;
        };
        /**
         * MergeOut
         * @description Two persons that are one since ``at``, until ``undone_at``; ``refused``: why they are not.
         */
        MergeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Cause
             * @enum {string}
             */
            cause: "identify" | "alias" | "manual";
            from: components["schemas"]["NamedOut"];
            into: components["schemas"]["NamedOut"];
            /** Merge Id */
            merge_id: string;
            /** Refused */
            refused: "too_many_ids" | null;
            /** Undoable */
            undoable: boolean;
            /** Undone At */
            undone_at: string | null;
        };
        /**
         * MergesOut
         * @description A page of merges, newest first.
         */
        MergesOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["MergeOut"][];
        };
        /**
         * MetaOut
         * @description What an answer says about itself.
         */
        MetaOut: {
            /** Cached */
            cached: boolean;
            /**
             * Data Version
             * @description Equal versions mean equal answers.
             */
            data_version: string;
            /**
             * Definition
             * @description Section of the definitions page that explains the number.
             */
            definition: string;
            /** Elapsed Ms */
            elapsed_ms: number;
            /** Rows Read */
            rows_read: number;
            /**
             * Sample
             * @description Share of the people it was worked out on; below 1 numbers are estimates.
             */
            sample: number;
            /**
             * Sql
             * @description What was run, with its bound values as comments.
             */
            sql: string;
            /** Timezone */
            timezone: string;
            /** Warnings */
            warnings: components["schemas"]["CaveatOut"][];
        };
        /**
         * MetricChangeIn
         * @description A metric after a change, which is a version of its own.
         */
        MetricChangeIn: {
            /**
             * Currency
             * @description Of an amount of money: a code of ISO 4217.
             */
            currency?: string | null;
            /**
             * Question
             * @description A trend of one series, or of several with a formula; or a funnel, whose conversion it is. Without dates, interval, breakdown and comparison: these are for whoever asks.
             */
            definition: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Description
             * @default
             */
            description?: string;
            /** @description How it is written; money when it has a currency, percent when it is a funnel, else a number. */
            format?: components["schemas"]["MetricFormat"] | null;
            /** Name */
            name: string;
            /**
             * Note
             * @description Why it is so, kept with the version.
             * @default
             */
            note?: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
            /**
             * Revision
             * @description Of what you changed; 409 when it is no longer that.
             */
            revision: number;
        };
        /**
         * MetricFormat
         * @description How the number of a metric is written.
         * @enum {string}
         */
        MetricFormat: "number" | "percent" | "money" | "duration";
        /**
         * MetricIn
         * @description A metric: one number, how it is asked and how it is written.
         */
        MetricIn: {
            /**
             * Currency
             * @description Of an amount of money: a code of ISO 4217.
             */
            currency?: string | null;
            /**
             * Question
             * @description A trend of one series, or of several with a formula; or a funnel, whose conversion it is. Without dates, interval, breakdown and comparison: these are for whoever asks.
             */
            definition: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Description
             * @default
             */
            description?: string;
            /** @description How it is written; money when it has a currency, percent when it is a funnel, else a number. */
            format?: components["schemas"]["MetricFormat"] | null;
            /** Name */
            name: string;
            /**
             * Note
             * @description Why it is so, kept with the version.
             * @default
             */
            note?: string;
            /**
             * Owner
             * @description Whom to ask about it; you when left out.
             * @default
             */
            owner?: string;
        };
        /**
         * MetricItemOut
         * @description A metric in a list.
         */
        MetricItemOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Currency */
            currency: string | null;
            /** Definition */
            definition: {
                [key: string]: unknown;
            };
            /** Description */
            description: string;
            format: components["schemas"]["MetricFormat"];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Owner */
            owner: string;
            /** Revision */
            revision: number;
            /** Version */
            version: number;
        };
        /**
         * MetricOut
         * @description A metric and who uses it.
         */
        MetricOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Currency */
            currency: string | null;
            /** Definition */
            definition: {
                [key: string]: unknown;
            };
            /** Description */
            description: string;
            format: components["schemas"]["MetricFormat"];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Owner */
            owner: string;
            /** Revision */
            revision: number;
            /** Used By */
            used_by: components["schemas"]["MetricUserOut"][];
            /** Version */
            version: number;
        };
        /**
         * MetricUserOut
         * @description An insight, a dashboard or an alert that uses the metric.
         */
        MetricUserOut: {
            /** Id */
            id: string;
            kind: components["schemas"]["UserKind"];
            /** Name */
            name: string;
        };
        /**
         * MetricsOut
         * @description The project's metrics, the last changed first.
         */
        MetricsOut: {
            /** Items */
            items: components["schemas"]["MetricItemOut"][];
        };
        /**
         * MissingOut
         * @description What is missing for the person to be counted, or to have gone on.
         */
        MissingOut: {
            /**
             * At
             * @description When it did happen, or what came between.
             */
            at: string | null;
            /**
             * By
             * @description The event that excluded it or came between.
             */
            by: string | null;
            /**
             * Event
             * @description Which event; null is any.
             */
            event: string | null;
            lack: components["schemas"]["Lack"];
            /**
             * Late S
             * @description By so many seconds it was too late.
             */
            late_s: number | null;
            /**
             * Period
             * @description From 0.
             */
            period: number | null;
            /**
             * Step
             * @description From 0.
             */
            step: number | null;
            /** Words */
            words: string;
        };
        /**
         * MuteIn
         * @description For how long a source opens no alert; 0 ends it.
         */
        MuteIn: {
            /** Minutes */
            minutes: number;
        };
        /**
         * NamedOut
         * @description A person by id and name.
         */
        NamedOut: {
            /** Display Name */
            display_name: string;
            /** Person Id */
            person_id: string;
        };
        /**
         * NewInvitationOut
         * @description An invitation just made; its link is shown this once.
         */
        NewInvitationOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /** Mailed */
            mailed: boolean;
            /** Url */
            url: string;
        };
        /**
         * NewProjectOut
         * @description A project just made; its API key is shown this once.
         */
        NewProjectOut: {
            /** Api Key */
            api_key: string;
            /** Name */
            name: string;
            /** Project Id */
            project_id: string;
            /** Write Key */
            write_key: string;
        };
        /**
         * NewWhen
         * @description What makes somebody new: their first such event, or being seen for the first time.
         * @enum {string}
         */
        NewWhen: "first_match" | "first_seen";
        /**
         * NextEventOut
         * @description So many of those who left did this event next; `$other`: one that is not listed.
         */
        NextEventOut: {
            /** Count */
            count: number;
            /** Event */
            event: string;
            /** Share */
            share: number;
        };
        /**
         * NotCondition
         * @description True when the item is false.
         */
        NotCondition: {
            not: components["schemas"]["Condition"];
        };
        /**
         * NotOfEvent
         * @description True when the item is false.
         */
        NotOfEvent: {
            not: components["schemas"]["EventCondition"];
        };
        /**
         * NoticeDeliveriesOut
         * @description Deliveries, newest first.
         */
        NoticeDeliveriesOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["NoticeDeliveryOut"][];
        };
        /**
         * NoticeDeliveryOut
         * @description One notice to one recipient, where it stands and why.
         */
        NoticeDeliveryOut: {
            /** Attempts */
            attempts: number;
            channel: components["schemas"]["Channel"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Id */
            id: string;
            kind: components["schemas"]["NoticeKind"];
            /** Reason */
            reason: string | null;
            /** Reply */
            reply: number | null;
            /** Settled At */
            settled_at: string | null;
            state: components["schemas"]["DeliveryState"];
            /** Title */
            title: string;
            /** To */
            to: string;
        };
        /**
         * NoticeKind
         * @description What a notice is about; people follow kinds.
         * @enum {string}
         */
        NoticeKind: "silence" | "rejects" | "alert" | "report" | "invitation" | "test";
        /**
         * Op
         * @description The comparisons; each negative one is the exact opposite of its positive one.
         * @enum {string}
         */
        Op: "eq" | "ne" | "in" | "not_in" | "contains" | "not_contains" | "starts_with" | "ends_with" | "matches" | "gt" | "gte" | "lt" | "lte" | "between" | "is_set" | "is_not_set" | "before" | "after" | "within_last";
        /**
         * OpenInvitationOut
         * @description An invitation nobody has accepted yet.
         */
        OpenInvitationOut: {
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            role: components["schemas"]["Role"];
        };
        /**
         * OpenedDashboardOut
         * @description A dashboard, and what is known already of what its tiles ask.
         */
        OpenedDashboardOut: {
            /**
             * Answers
             * @description By the ids of tiles; one that is missing is asked for by itself.
             */
            answers: {
                [key: string]: components["schemas"]["TileAnswerOut"];
            };
            dashboard: components["schemas"]["DashboardOut"];
        };
        /**
         * OpenedOut
         * @description A message with what is in it.
         */
        OpenedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attachments */
            attachments: string[];
            /** Html */
            html: string;
            /** Key */
            key: string;
            /** Subject */
            subject: string;
            /** Text */
            text: string;
            /** To */
            to: string;
        };
        /**
         * Order
         * @description How the steps of a funnel must follow each other.
         * @enum {string}
         */
        Order: "ordered" | "strict" | "any";
        /**
         * OutboxOut
         * @description Messages, newest first; ``relay``: new ones go to a relay, these were written before.
         */
        OutboxOut: {
            /** Cursor */
            cursor?: string | null;
            /** Items */
            items: components["schemas"]["KeptOut"][];
            /** Relay */
            relay: boolean;
        };
        /**
         * OutsideOut
         * @description An address outside, and whether it has left by the link of an e-mail.
         */
        OutsideOut: {
            /** Email */
            email: string;
            /** Left */
            left: boolean;
        };
        /**
         * PartOut
         * @description A value of a property, before and now; `value` null: without one, `$other`: all the rest.
         */
        PartOut: {
            /** Before */
            before: number;
            /** Now */
            now: number;
            /** Share */
            share: number;
            /** Value */
            value: string | null;
        };
        /**
         * PathCount
         * @description What goes along the paths: each person's first pass, each group's, or every pass.
         * @enum {string}
         */
        PathCount: "persons" | "groups" | "passes";
        /**
         * PathGroupIn
         * @description Steps that are one step under one name.
         */
        PathGroupIn: {
            /**
             * Match
             * @example [
             *       "/blog/*"
             *     ]
             */
            match: string[];
            /**
             * Name
             * @example Blog
             */
            name: string;
        };
        /**
         * PathLinkOut
         * @description From a name to a name of the next step, in the order of time.
         */
        PathLinkOut: {
            /**
             * Avg S
             * @description Seconds from one to the other on average.
             */
            avg_s: number;
            /** Count */
            count: number;
            /**
             * Source
             * @description Index of a node.
             */
            source: number;
            /**
             * Target
             * @description Index of a node.
             */
            target: number;
        };
        /**
         * PathNodeOut
         * @description A name at a step.
         */
        PathNodeOut: {
            /** Count */
            count: number;
            /**
             * Ends
             * @description So many of them have no further step.
             */
            ends: number;
            /**
             * Name
             * @description A name, `$other`, or `$more` for steps left out of the middle.
             */
            name: string;
            /**
             * Step
             * @description So many steps away from where counting starts, from 0.
             */
            step: number;
        };
        /**
         * PathStepIn
         * @description Events that are steps, and what names them.
         */
        PathStepIn: {
            /**
             * By
             * @description What names the step; the event's own name when left out or not there.
             */
            by?: components["schemas"]["PropertyName"] | components["schemas"]["ContextName"] | null;
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * PathsAnswer
         * @description Answered paths.
         */
        PathsAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "paths";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["PathsResultOut"];
        };
        /**
         * PathsQuestion
         * @description Which ways people take: from an event on, back from one, from one to another, or whole sessions.
         * @example {
         *       "date_from": "-30d",
         *       "depth": 6,
         *       "from": {
         *         "event": "Signed Up"
         *       },
         *       "groups": [
         *         {
         *           "match": [
         *             "/blog",
         *             "/blog/*"
         *           ],
         *           "name": "Blog"
         *         }
         *       ],
         *       "kind": "paths",
         *       "steps": [
         *         "pages",
         *         {
         *           "event": "Order Completed"
         *         }
         *       ]
         *     }
         */
        PathsQuestion: {
            /**
             * @description Each person's first path, each group's (by `context.groupId`), or every one.
             * @default persons
             */
            count?: components["schemas"]["PathCount"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Depth
             * @description So many steps; with `from` and `to` at least 3.
             * @default 5
             */
            depth?: number | null;
            /**
             * Exclude
             * @description Names, after grouping, that are no steps.
             */
            exclude?: string[] | null;
            /** @description The event that paths start with. */
            from?: components["schemas"]["EventIn"] | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Groups
             * @description Names taken together; the first that matches.
             */
            groups?: components["schemas"]["PathGroupIn"][] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "paths";
            /**
             * Limit
             * @description So many names a step, the rest is `$other`.
             * @default 10
             */
            limit?: number | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Steps
             * @description What is a step: `events` by name, `pages` by path, `screens` by name, or events of your own; the first that an event matches names it. `events` when left out.
             */
            steps?: (("events" | "pages" | "screens") | components["schemas"]["PathStepIn"])[] | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /** @description The event that paths end with; without `from` they are followed back. */
            to?: components["schemas"]["EventIn"] | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
            /** @description A path takes at most so long; within one session when left out. */
            window?: components["schemas"]["WindowIn"] | null;
        };
        /**
         * PathsResultOut
         * @description The ways as nodes and links.
         */
        PathsResultOut: {
            /** Links */
            links: components["schemas"]["PathLinkOut"][];
            /** Nodes */
            nodes: components["schemas"]["PathNodeOut"][];
            /**
             * Total
             * @description Persons, or passes.
             */
            total: number;
        };
        /**
         * PeopleAnswer
         * @description The people behind a number.
         */
        PeopleAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "people";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["PeopleResultOut"];
        };
        /**
         * PeopleOut
         * @description A page of people; ``total`` counts all that match.
         */
        PeopleOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["PersonRowOut"][];
            /** Total */
            total: number;
        };
        /**
         * PeopleQuestion
         * @description Who is behind a number of another question.
         * @example {
         *       "kind": "people",
         *       "limit": 50,
         *       "of": {
         *         "breakdown": {
         *           "trait": "plan"
         *         },
         *         "date_from": "-30d",
         *         "kind": "funnel",
         *         "steps": [
         *           {
         *             "event": "Product Viewed"
         *           },
         *           {
         *             "event": "Product Added"
         *           },
         *           {
         *             "event": "Order Completed",
         *             "where": {
         *               "op": "gt",
         *               "property": "revenue",
         *               "value": 20
         *             }
         *           }
         *         ],
         *         "window": {
         *           "unit": "day",
         *           "value": 7
         *         }
         *       },
         *       "point": {
         *         "converted": false,
         *         "step": 2
         *       }
         *     }
         */
        PeopleQuestion: {
            /**
             * Cursor
             * @description From the answer before, for the next ones.
             */
            cursor?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "people";
            /**
             * Limit
             * @description How many people at a time.
             * @default 100
             */
            limit?: number | null;
            /**
             * Of
             * @description The question whose number it is.
             */
            of: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"];
            /** @description Which number of its answer. */
            point?: components["schemas"]["PointIn"] | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
        };
        /**
         * PeopleResultOut
         * @description A page of people, the largest value first; `total` counts all of them.
         */
        PeopleResultOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["PersonBehindOut"][];
            /** Total */
            total: number;
        };
        /**
         * PersonBehindOut
         * @description One person, or group, behind a number; `value` is what they contribute to it.
         */
        PersonBehindOut: {
            /** Display Name */
            display_name: string;
            /** Email */
            email: string | null;
            /** First At */
            first_at: string | null;
            /**
             * Group Id
             * @description Of a group: its id; `person_id` then only stands for it in this list.
             */
            group_id?: string | null;
            /**
             * Group Type
             * @description Of a group: its type; with `group_id` it names the group's page.
             */
            group_type?: string | null;
            /** Last At */
            last_at: string | null;
            /** Person Id */
            person_id: string;
            /** Traits */
            traits: {
                [key: string]: unknown;
            };
            /** User Id */
            user_id: string | null;
            /** Value */
            value: number | null;
        };
        /**
         * PersonEventOut
         * @description One event of a person.
         */
        PersonEventOut: {
            /** Anonymous Id */
            anonymous_id: string | null;
            /** Context */
            context: {
                [key: string]: unknown;
            };
            /** Display Name */
            display_name: string;
            /** Event */
            event: string;
            /** Message Id */
            message_id: string;
            /** Person Id */
            person_id: string;
            /** Properties */
            properties: {
                [key: string]: unknown;
            };
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Seq */
            seq: number;
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
            /** Type */
            type: string;
            /** User Id */
            user_id: string | null;
        };
        /**
         * PersonEventsOut
         * @description A page of a person's events, newest first.
         */
        PersonEventsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["PersonEventOut"][];
        };
        /**
         * PersonOut
         * @description Everything known of a person.
         */
        PersonOut: {
            /** Anonymous */
            anonymous: boolean;
            /** Display Name */
            display_name: string;
            /** Email */
            email: string | null;
            /** Events */
            events: number;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /** Identities */
            identities: components["schemas"]["IdentityOut"][];
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Merges */
            merges: components["schemas"]["MergeOut"][];
            /** Person Id */
            person_id: string;
            /** Traits */
            traits: components["schemas"]["TraitOut"][];
            /** User Id */
            user_id: string | null;
        };
        /**
         * PersonRowOut
         * @description One row of the list of people.
         */
        PersonRowOut: {
            /** Anonymous */
            anonymous: boolean;
            /** Display Name */
            display_name: string;
            /** Email */
            email: string | null;
            /** Events */
            events: number;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Person Id */
            person_id: string;
            /** Traits */
            traits: {
                [key: string]: unknown;
            };
            /** User Id */
            user_id: string | null;
        };
        /**
         * Pii
         * @description How close a property is to a person.
         * @enum {string}
         */
        Pii: "none" | "pseudonymous" | "personal" | "sensitive";
        /**
         * PipelineOut
         * @description Counts since the log was opened, the log, the consumers.
         */
        PipelineOut: {
            /** Accepted */
            accepted: number;
            /** Consumers */
            consumers: components["schemas"]["ConsumerOut"][];
            /** Duplicates */
            duplicates: number;
            log: components["schemas"]["LogOut"];
            /** Rejected */
            rejected: number;
        };
        /**
         * PlanEventIn
         * @description An event.
         */
        PlanEventIn: {
            /** Check */
            check?: {
                [key: string]: unknown;
            } | null;
            /**
             * @default {
             *       "en": "",
             *       "es": ""
             *     }
             */
            description?: components["schemas"]["DescriptionIn"];
            /**
             * Owner
             * @default
             */
            owner?: string;
            /** @default flag */
            policy?: components["schemas"]["Policy"];
            /**
             * Properties
             * @default {}
             */
            properties?: {
                [key: string]: components["schemas"]["PlanPropertyIn"];
            };
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /**
             * Strict
             * @default false
             */
            strict?: boolean;
        };
        /**
         * PlanEventOut
         * @description An event; `strict` events have no other properties, `check` is a condition on them.
         */
        PlanEventOut: {
            /** Check */
            check: {
                [key: string]: unknown;
            } | null;
            description: components["schemas"]["DescriptionOut"];
            /** Owner */
            owner: string;
            policy: components["schemas"]["Policy"];
            /** Properties */
            properties: {
                [key: string]: components["schemas"]["PlanPropertyOut"];
            };
            /** Purpose */
            purpose: string;
            /** Strict */
            strict: boolean;
        };
        /**
         * PlanFileOut
         * @description A file that can be made of the plan.
         */
        PlanFileOut: {
            /** Bytes */
            bytes: number;
            kind: components["schemas"]["FileKind"];
            /** Name */
            name: string;
            /** Warnings */
            warnings: string[];
        };
        /**
         * PlanFilesOut
         * @description Every file that can be made of the plan.
         */
        PlanFilesOut: {
            /** Items */
            items: components["schemas"]["PlanFileOut"][];
        };
        /**
         * PlanImportIn
         * @description A plan as YAML; with a revision, only when the draft still is that one.
         */
        PlanImportIn: {
            /** Revision */
            revision?: number | null;
            /** Yaml */
            yaml: string;
        };
        /**
         * PlanIn
         * @description A whole plan; what is left out has its usual value.
         */
        PlanIn: {
            /**
             * Events
             * @default {}
             */
            events?: {
                [key: string]: components["schemas"]["PlanEventIn"] | null;
            };
            /**
             * Format
             * @default 1
             * @constant
             */
            format?: 1;
            /** @default allow */
            unknown_events?: components["schemas"]["Policy"];
        };
        /**
         * PlanOut
         * @description A whole plan.
         */
        PlanOut: {
            /** Events */
            events: {
                [key: string]: components["schemas"]["PlanEventOut"];
            };
            /**
             * Format
             * @constant
             */
            format: 1;
            unknown_events: components["schemas"]["Policy"];
        };
        /**
         * PlanPropertyIn
         * @description A property of an event.
         */
        PlanPropertyIn: {
            /**
             * Allowed
             * @default []
             */
            allowed?: (string | number)[];
            /**
             * @default {
             *       "en": "",
             *       "es": ""
             *     }
             */
            description?: components["schemas"]["DescriptionIn"];
            /** Maximum */
            maximum?: number | null;
            /** Minimum */
            minimum?: number | null;
            /**
             * Owner
             * @default
             */
            owner?: string;
            /**
             * Pattern
             * @default
             */
            pattern?: string;
            /** @default none */
            pii?: components["schemas"]["Pii"];
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /**
             * Required
             * @default false
             */
            required?: boolean;
            type: components["schemas"]["PropertyType"];
        };
        /**
         * PlanPropertyOut
         * @description A property of an event; `minimum` and `maximum` are included.
         */
        PlanPropertyOut: {
            /** Allowed */
            allowed: (string | number)[];
            description: components["schemas"]["DescriptionOut"];
            /** Maximum */
            maximum: number | null;
            /** Minimum */
            minimum: number | null;
            /** Owner */
            owner: string;
            /** Pattern */
            pattern: string;
            pii: components["schemas"]["Pii"];
            /** Purpose */
            purpose: string;
            /** Required */
            required: boolean;
            type: components["schemas"]["PropertyType"];
        };
        /**
         * PlanTotalsOut
         * @description Events of a name: stored, flagged among them, refused.
         */
        PlanTotalsOut: {
            /** Blocked */
            blocked: number;
            /** Event */
            event: string;
            /** Flagged */
            flagged: number;
            /** Stored */
            stored: number;
        };
        /**
         * PlayedOut
         * @description A part that an event plays.
         */
        PlayedOut: {
            /**
             * Counts
             * @description In the very number that was asked about.
             */
            counts: boolean;
            /**
             * Entry
             * @description Of which entry, conversion or session, from 1.
             */
            entry: number | null;
            /**
             * Period
             * @description From 0.
             */
            period: number | null;
            role: components["schemas"]["EventRole"];
            /**
             * Share
             * @description Of the credit for the conversion.
             */
            share: number | null;
            /**
             * Step
             * @description From 0.
             */
            step: number | null;
            /** Words */
            words: string;
        };
        /**
         * PlayerKind
         * @description What can play a role.
         * @enum {string}
         */
        PlayerKind: "event" | "property" | "context" | "trait";
        /**
         * PointIn
         * @description The number that was clicked.
         *
         *     Of a trend: `series`, `label`, `breakdown`, `compare`. Of a funnel: `step`, `converted`,
         *     `label`, `breakdown`. Of a retention: `cohort`, `period`, `breakdown`. Of a lifecycle: `series`, `label`.
         *     Of a stickiness: `series`, `intervals`. Of paths: `step`, `name`, `to`, `ends`.
         *     Of an attribution: `series` (the rule), `breakdown` (the channel; null: without a touchpoint).
         *     Of a correlation: `name`, `breakdown` (the value), `converted`.
         *     Of sessions: `label`, `breakdown`, `engaged`. Of a histogram: `bar`.
         */
        PointIn: {
            /**
             * Bar
             * @description Of a histogram, from 0.
             */
            bar?: number | null;
            /**
             * Breakdown
             * @description A value of the answer; null is the line without a value.
             */
            breakdown?: string | null;
            /**
             * Cohort
             * @description A cohort's date in the answer.
             * @example 2026-01-26
             */
            cohort?: string | null;
            /**
             * Compare
             * @description The number of the earlier range.
             * @default false
             */
            compare?: boolean | null;
            /**
             * Converted
             * @description Those who reached the step; false: who reached only the one before.
             * @default true
             */
            converted?: boolean | null;
            /**
             * Ends
             * @description Only those without a further step.
             * @default false
             */
            ends?: boolean | null;
            /**
             * Engaged
             * @description Only engaged sessions, or only bounces.
             */
            engaged?: boolean | null;
            /**
             * Intervals
             * @description In so many intervals they were active.
             */
            intervals?: number | null;
            /**
             * Label
             * @description A label of the answer.
             * @example 2026-01-31
             */
            label?: string | null;
            /**
             * Name
             * @description Name of a node at the step.
             * @example /blog
             */
            name?: string | null;
            /**
             * Period
             * @description From 0, the cohort itself.
             */
            period?: number | null;
            /**
             * Series
             * @description From 0.
             */
            series?: number | null;
            /**
             * Step
             * @description From 0.
             */
            step?: number | null;
            /**
             * To
             * @description They go on to this name in the next step.
             */
            to?: string | null;
        };
        /**
         * Policy
         * @description What happens to an event that is not as the tracking plan says.
         * @enum {string}
         */
        Policy: "allow" | "flag" | "block";
        /**
         * PresetOut
         * @description Rules for a sender, with an example of what it sends.
         */
        PresetOut: {
            /** Example */
            example: {
                [key: string]: unknown;
            };
            /** Headers */
            headers: {
                [key: string]: string;
            };
            /** Key */
            key: string;
            mapping: components["schemas"]["MappingShape"];
            scheme: components["schemas"]["Scheme"];
        };
        /**
         * PresetsOut
         * @description What a new webhook may begin with.
         */
        PresetsOut: {
            /** Items */
            items: components["schemas"]["PresetOut"][];
        };
        /**
         * PreviewIn
         * @description An example and the rules to try on it.
         */
        PreviewIn: {
            /**
             * Example
             * @description The body as it would be sent
             */
            example: string;
            /** Headers */
            headers?: {
                [key: string]: string;
            };
            /**
             * Hook Id
             * @description Of the webhook, for its message ids
             * @default 0
             */
            hook_id?: number;
            mapping: components["schemas"]["MappingShape"];
            /**
             * Name
             * @default Preview
             */
            name?: string;
            /** @default none */
            scheme?: components["schemas"]["Scheme"];
        };
        /**
         * PreviewOut
         * @description At most ten of the newest items of a selection.
         */
        PreviewOut: {
            /** Items */
            items: components["schemas"]["TriedOut"][];
        };
        /**
         * Problem
         * @description RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language.
         */
        Problem: {
            code: string;
            detail: string;
            errors?: {
                allowed?: string[];
                message: string;
                path: string;
            }[];
            instance: string;
            status: number;
            title: string;
            type: string;
        };
        /**
         * ProblemOut
         * @description Why the last look came to nothing; it is tried again at `due_at`.
         */
        ProblemOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Tries */
            tries: number;
        };
        /**
         * ProjectChanges
         * @description What to change of a project; a field left out or null stays as it is.
         */
        ProjectChanges: {
            /** Name */
            name?: string | null;
            /** Timezone */
            timezone?: string | null;
        };
        /**
         * ProjectIn
         * @description A new project.
         */
        ProjectIn: {
            /** Name */
            name: string;
            /**
             * Timezone
             * @default UTC
             */
            timezone?: string;
        };
        /**
         * ProjectItem
         * @description A project in a list, with one's role there.
         */
        ProjectItem: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Name */
            name: string;
            /** Project Id */
            project_id: string;
            role: components["schemas"]["Role"];
            /** Sample */
            sample: boolean;
            /** Timezone */
            timezone: string;
        };
        /**
         * ProjectOut
         * @description A project.
         */
        ProjectOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Name */
            name: string;
            /** Project Id */
            project_id: string;
            /** Sample */
            sample: boolean;
            /** Timezone */
            timezone: string;
            /** Write Key */
            write_key: string | null;
        };
        /**
         * ProjectsOut
         * @description Projects one takes part in.
         */
        ProjectsOut: {
            /** Cursor */
            cursor?: string | null;
            /** Items */
            items: components["schemas"]["ProjectItem"][];
        };
        /**
         * PropertyBreakdown
         * @description One line per value of an event property; the largest have their own, the rest are `$other`.
         */
        PropertyBreakdown: {
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example country
             */
            property: string;
        };
        /**
         * PropertyBreakdowns
         * @description One line per value of an event property, or per combination of its values with those of `also`.
         */
        PropertyBreakdowns: {
            /**
             * Also
             * @description Split by these too: one line per combination of values, the largest of them.
             */
            also?: (components["schemas"]["PropertySplit"] | components["schemas"]["ContextSplit"] | components["schemas"]["TraitSplit"] | components["schemas"]["GroupTraitSplit"])[] | null;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example country
             */
            property: string;
        };
        /**
         * PropertyChannel
         * @description A touchpoint's channel is the value of a property.
         */
        PropertyChannel: {
            /**
             * Limit
             * @description How many have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example campaign
             */
            property: string;
        };
        /**
         * PropertyCondition
         * @description True when the event's property passes.
         */
        PropertyCondition: {
            /**
             * @description How the stored value is compared.
             * @example eq
             */
            op: components["schemas"]["Op"];
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example country
             */
            property: string;
            /**
             * Value
             * @description What it is compared with: one value, a list for `in` and `not_in`, `[lowest, highest]` for `between`, a date for `before` and `after`, a span such as `30d` for `within_last`, nothing for `is_set` and `is_not_set`.
             * @example ES
             */
            value?: unknown;
        } & ({
            /** @enum {string} */
            op: "eq" | "ne";
            value: string | number | boolean;
        } | {
            /** @enum {string} */
            op: "in" | "not_in";
            value: (string | number | boolean)[];
        } | {
            /** @enum {string} */
            op: "contains" | "not_contains" | "starts_with" | "ends_with" | "matches";
            value: string;
        } | {
            /** @enum {string} */
            op: "gt" | "gte" | "lt" | "lte";
            value: number;
        } | {
            /** @enum {string} */
            op: "between";
            value: number[];
        } | {
            /** @enum {string} */
            op: "is_set" | "is_not_set";
            value?: null;
        } | {
            /** @enum {string} */
            op: "before" | "after";
            value: string;
        } | {
            /** @enum {string} */
            op: "within_last";
            value: string;
        });
        /**
         * PropertyName
         * @description A step is named by the value of a property.
         */
        PropertyName: {
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example path
             */
            property: string;
        };
        /**
         * PropertyOut
         * @description A property or trait as it was seen.
         */
        PropertyOut: {
            /** Coverage */
            coverage: number;
            /** Examples */
            examples: unknown[];
            /** Name */
            name: string;
            /** Types */
            types: string[];
        };
        /**
         * PropertySplit
         * @description A further event property.
         */
        PropertySplit: {
            /**
             * Property
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example device
             */
            property: string;
        };
        /**
         * PropertyType
         * @description What a property's value is; rendered into the reference docs.
         * @enum {string}
         */
        PropertyType: "text" | "number" | "integer" | "boolean" | "list" | "object" | "date";
        /**
         * PublishIn
         * @description What to publish, and why.
         */
        PublishIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Revision */
            revision: number;
        };
        /**
         * PurposeShape
         * @description What data is used for; ``categories`` are the names that clients send for it.
         */
        PurposeShape: {
            /** Categories */
            categories: string[];
            label?: components["schemas"]["LabelShape"];
            lawful_basis: components["schemas"]["LawfulBasis"];
            /** Name */
            name: string;
        };
        /**
         * PurposeStateOut
         * @description Where a person stands on a purpose; ``by`` is the statement that decides it.
         */
        PurposeStateOut: {
            by: components["schemas"]["ConsentChangeOut"] | null;
            label: components["schemas"]["LabelShape"];
            lawful_basis: components["schemas"]["LawfulBasis"];
            /** Name */
            name: string;
            state: components["schemas"]["ConsentState"];
        };
        /**
         * PurposesShape
         * @description The purposes of a project.
         */
        PurposesShape: {
            /** Purposes */
            purposes: components["schemas"]["PurposeShape"][];
        };
        /**
         * Question
         * @description One typed question; `kind` says which.
         */
        Question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
        /**
         * QuietShape
         * @description Hours of the day without notices, over midnight where ``start`` is later than ``end``.
         */
        QuietShape: {
            /** End */
            end: string;
            /** Start */
            start: string;
        };
        /**
         * QuotaIn
         * @description How much a key may send; null lifts the quota.
         */
        QuotaIn: {
            /**
             * Quota Per S
             * @description Events a second
             */
            quota_per_s: number | null;
        };
        /**
         * ReachOut
         * @description Who would be told of an alert now: ids of members, names of channels.
         */
        ReachOut: {
            /**
             * Channels
             * @description Webhooks and Slack channels that take alerts.
             */
            channels: string[];
            /**
             * Followers
             * @description Who follows alerts and has an address.
             */
            followers: string[];
            /**
             * Reachable
             * @description Who can be told by name: has an address and has not left.
             */
            reachable: string[];
        };
        /**
         * ReadingIn
         * @description Time zone (null: each project's) and quiet hours (null: none).
         */
        ReadingIn: {
            quiet: components["schemas"]["QuietShape"] | null;
            /** Timezone */
            timezone: string | null;
        };
        /**
         * Reason
         * @description What a verdict rests on.
         * @enum {string}
         */
        Reason: "outside" | "inside" | "no_value" | "no_base" | "too_small" | "history";
        /**
         * ReasonCount
         * @description How many items were refused for a reason.
         */
        ReasonCount: {
            /** Count */
            count: number;
            /** Reason */
            reason: string;
        };
        /**
         * RejectGroupOut
         * @description Open items of one reason and source; ``format`` is the vendor whose shape they have.
         */
        RejectGroupOut: {
            /** Count */
            count: number;
            /** Detail */
            detail: string;
            /**
             * First
             * Format: date-time
             */
            first: string;
            /** Format */
            format: string;
            /** Message Id */
            message_id: string;
            /**
             * Newest
             * Format: date-time
             */
            newest: string;
            /** Reason */
            reason: string;
            /** Replayable */
            replayable: boolean;
            /** Sample */
            sample: string;
            /** Seq */
            seq: number;
            /** Source */
            source: string;
        };
        /**
         * RejectGroupsOut
         * @description Groups of open items, the largest first.
         */
        RejectGroupsOut: {
            /** Items */
            items: components["schemas"]["RejectGroupOut"][];
        };
        /**
         * RejectOut
         * @description One refused item.
         */
        RejectOut: {
            /** Detail */
            detail: string;
            /** Key Id */
            key_id: string | null;
            /** Message Id */
            message_id: string;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Sample */
            sample: string;
            /** Seq */
            seq: number;
        };
        /**
         * RejectReason
         * @description The closed list of reasons for refusing one item; rendered into the reference docs.
         * @enum {string}
         */
        RejectReason: "not_an_object" | "unknown_type" | "missing_event_name" | "missing_identity" | "invalid_identity" | "missing_group_id" | "missing_previous_id" | "invalid_field" | "invalid_timestamp" | "timestamp_out_of_range" | "message_id_too_long" | "too_large" | "too_many_properties" | "too_deep" | "batch_too_many_events" | "plan_violation" | "do_not_track" | "global_privacy_control" | "consent_not_given" | "identity_not_kept" | "no_rule" | "unstorable";
        /**
         * RejectsOut
         * @description A page of refused items, newest first, and all counts.
         */
        RejectsOut: {
            /** Counts */
            counts: components["schemas"]["ReasonCount"][];
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["RejectOut"][];
        };
        /**
         * ReplayIn
         * @description What is replayed; to go on, the same again with ``after_seq`` and ``upto_seq`` of the answer.
         */
        ReplayIn: {
            /**
             * After Seq
             * @default 0
             */
            after_seq?: number;
            /** Fixes */
            fixes?: components["schemas"]["FixIn"][];
            reason?: components["schemas"]["RejectReason"] | null;
            /** Seqs */
            seqs?: number[];
            /** Source */
            source?: string | null;
            /** Upto Seq */
            upto_seq?: number | null;
        };
        /**
         * ReplayOut
         * @description What became of the items; ``after_seq`` is where to go on, null when all are through.
         */
        ReplayOut: {
            /** Accepted */
            accepted: number;
            /** After Seq */
            after_seq: number | null;
            /** Duplicates */
            duplicates: number;
            /** Refused */
            refused: number;
            /** Unreadable */
            unreadable: number;
            /** Upto Seq */
            upto_seq: number;
        };
        /**
         * ReportChangeIn
         * @description A report after a change.
         */
        ReportChangeIn: {
            /**
             * Files
             * @default []
             */
            files?: components["schemas"]["Attached"][];
            /**
             * Members
             * @description Ids of members.
             * @default []
             */
            members?: string[];
            /**
             * Name
             * @description Subject of the e-mail; what it shows when empty.
             * @default
             */
            name?: string;
            /**
             * Outside
             * @default []
             */
            outside?: string[];
            /**
             * Outside Language
             * @default en
             * @enum {string}
             */
            outside_language?: "en" | "es";
            /**
             * Revision
             * @description Of what you changed.
             */
            revision: number;
            schedule: components["schemas"]["ReportSchedule"];
            source: components["schemas"]["ReportSource"];
            /** Timezone */
            timezone?: string | null;
        };
        /**
         * ReportIn
         * @description A report. `timezone` null: each member's own, for addresses outside the project's.
         */
        ReportIn: {
            /**
             * Files
             * @default []
             */
            files?: components["schemas"]["Attached"][];
            /**
             * Members
             * @description Ids of members.
             * @default []
             */
            members?: string[];
            /**
             * Name
             * @description Subject of the e-mail; what it shows when empty.
             * @default
             */
            name?: string;
            /**
             * Outside
             * @default []
             */
            outside?: string[];
            /**
             * Outside Language
             * @default en
             * @enum {string}
             */
            outside_language?: "en" | "es";
            schedule: components["schemas"]["ReportSchedule"];
            source: components["schemas"]["ReportSource"];
            /** Timezone */
            timezone?: string | null;
        };
        /**
         * ReportOut
         * @description A report; `next_at`: when the first of its readers gets the next edition.
         */
        ReportOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Files */
            files: components["schemas"]["Attached"][];
            /** Id */
            id: string;
            /** Members */
            members: string[];
            /** Members Left */
            members_left: string[];
            /** Name */
            name: string;
            /** Next At */
            next_at: string | null;
            /** Outside */
            outside: components["schemas"]["OutsideOut"][];
            /**
             * Outside Language
             * @enum {string}
             */
            outside_language: "en" | "es";
            /** Reason */
            reason: string | null;
            /** Revision */
            revision: number;
            schedule: components["schemas"]["ReportSchedule"];
            source: components["schemas"]["ReportSource"];
            state: components["schemas"]["ReportState"];
            /** Timezone */
            timezone: string | null;
        };
        /**
         * ReportPreviewOut
         * @description A report as its readers would get it now; the images are inside the HTML.
         */
        ReportPreviewOut: {
            /** Html */
            html: string;
            /** Subject */
            subject: string;
            /** Text */
            text: string;
        };
        /**
         * ReportRunOut
         * @description One edition on its way to one reader, where it stands and why.
         */
        ReportRunOut: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Edition
             * Format: date
             */
            edition: string;
            /** Id */
            id: string;
            /** Reason */
            reason: string | null;
            /** Settled At */
            settled_at: string | null;
            state: components["schemas"]["RunState"];
            /** Test */
            test: boolean;
            /** To */
            to: string;
        };
        /**
         * ReportRunsOut
         * @description Runs of a report, newest first.
         */
        ReportRunsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["ReportRunOut"][];
        };
        /**
         * ReportSchedule
         * @description When editions come out, by the reader's clock; a month too short for its day has it on its last.
         */
        ReportSchedule: {
            /**
             * At
             * @example 08:00
             */
            at: string;
            every: components["schemas"]["Every"];
            /**
             * Month Day
             * @description Counts for `month`.
             * @default 1
             */
            month_day?: number;
            /**
             * Weekday
             * @description 1 is Monday; counts for `week`.
             * @default 1
             */
            weekday?: number;
        };
        /**
         * ReportSource
         * @description What a report shows.
         */
        ReportSource: {
            /** Id */
            id: string;
            kind: components["schemas"]["Source"];
        };
        /**
         * ReportState
         * @description Whether a report is sent.
         * @enum {string}
         */
        ReportState: "active" | "paused" | "failing";
        /**
         * ReportTestOut
         * @description Where a test is on its way to.
         */
        ReportTestOut: {
            /** Email */
            email: string;
        };
        /**
         * ReportsOut
         * @description The project's reports, the last changed first.
         */
        ReportsOut: {
            /** Items */
            items: components["schemas"]["ReportOut"][];
        };
        /**
         * RestoreIn
         * @description Which revision is put back to an older version.
         */
        RestoreIn: {
            /**
             * Revision
             * @description Of what you changed; 409 when it is no longer that.
             */
            revision: number;
        };
        /**
         * RetentionAnswer
         * @description An answered retention.
         */
        RetentionAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "retention";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["RetentionResultOut"];
        };
        /**
         * RetentionBranchOut
         * @description The cohorts of one breakdown value.
         */
        RetentionBranchOut: {
            /** Cohorts */
            cohorts: components["schemas"]["CohortOut"][];
            /**
             * Mean Amounts
             * @description As of the whole.
             */
            mean_amounts?: (number | null)[] | null;
            /** Value */
            value: string | null;
        };
        /**
         * RetentionClock
         * @description Whether periods are those of the calendar or each person's own.
         * @enum {string}
         */
        RetentionClock: "calendar" | "rolling";
        /**
         * RetentionMode
         * @description Which cohorts a person belongs to.
         * @enum {string}
         */
        RetentionMode: "first_time" | "recurring";
        /**
         * RetentionQuestion
         * @description How many come back, by the period in which they started.
         * @example {
         *       "date_from": "-12w",
         *       "first": {
         *         "event": "Signed Up"
         *       },
         *       "interval": "week",
         *       "kind": "retention",
         *       "periods": 8,
         *       "return": {
         *         "event": "Order Completed"
         *       }
         *     }
         */
        RetentionQuestion: {
            /** @description Beside the people, what a property of their returns comes to. */
            amount?: components["schemas"]["AmountIn"] | null;
            /**
             * @description When a return counts for a period.
             * @default on
             */
            bracket?: components["schemas"]["Bracket"] | null;
            /**
             * Brackets
             * @description Columns wider than a period: the last period of each, rising. `periods` is then passed over.
             * @example [
             *       1,
             *       3,
             *       7,
             *       14
             *     ]
             */
            brackets?: number[] | null;
            /**
             * Breakdown
             * @description Split by a property, the context or a trait (of persons, of groups), or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdown"] | components["schemas"]["ContextBreakdown"] | components["schemas"]["TraitBreakdown"] | components["schemas"]["GroupTraitBreakdown"] | components["schemas"]["SegmentBreakdown"] | null;
            /**
             * @description Periods of the calendar, or from each one's own start.
             * @default calendar
             */
            clock?: components["schemas"]["RetentionClock"] | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /** @description The event that starts somebody. */
            first: components["schemas"]["EventIn"];
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * Interval
             * @description Width of a period.
             * @default week
             */
            interval?: ("day" | "week" | "month") | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "retention";
            /**
             * Min Count
             * @description A period counts with so many returns in it or more.
             * @default 1
             */
            min_count?: number | null;
            /**
             * @description Only the first start ever, or every period with one.
             * @default first_time
             */
            mode?: components["schemas"]["RetentionMode"] | null;
            /**
             * Periods
             * @description How many periods after the first.
             * @default 12
             */
            periods?: number | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /** @description The event that counts as coming back. */
            return: components["schemas"]["EventIn"];
            /**
             * Sample
             * @description Work it out on this share of the people, chosen by the hash of their id; counts are multiplied, and the answer says so. Exact when left out. Not with groups, not in alerts.
             * @default 1
             * @example 0.1
             */
            sample?: number | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * RetentionResultOut
         * @description The cohorts, whole and by breakdown value.
         */
        RetentionResultOut: {
            /** Breakdowns */
            breakdowns: components["schemas"]["RetentionBranchOut"][];
            /** Cohorts */
            cohorts: components["schemas"]["CohortOut"][];
            /**
             * Columns
             * @description First and last period of each column.
             */
            columns: [
                number,
                number
            ][];
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /**
             * Mean
             * @description Share by period, weighted by size.
             */
            mean: (number | null)[];
            /**
             * Mean Amounts
             * @description The amount by column over the cohorts that are over.
             */
            mean_amounts?: (number | null)[] | null;
            /**
             * Mean Bounds
             * @description Of the mean, worked out on a sample.
             */
            mean_bounds?: (components["schemas"]["BoundsOut"] | null)[];
        };
        /**
         * Role
         * @description What a person may do in a workspace, most first.
         * @enum {string}
         */
        Role: "owner" | "admin" | "editor" | "viewer";
        /**
         * RoleFitOut
         * @description A role and what may play it, the best first. `of`: the events that may carry a property's role.
         */
        RoleFitOut: {
            /** Matches */
            matches: components["schemas"]["MatchOut"][];
            /** Name */
            name: string;
            /** Of */
            of: components["schemas"]["BoardRole"][];
            role: components["schemas"]["BoardRole"];
        };
        /**
         * RoleIn
         * @description The new role.
         */
        RoleIn: {
            role: components["schemas"]["Role"];
        };
        /**
         * RuleIn
         * @description What an alert looks at.
         */
        RuleIn: {
            /** Condition */
            condition: components["schemas"]["ThresholdIn"] | components["schemas"]["ChangeIn"] | components["schemas"]["AnomalyIn"];
            /**
             * Interval
             * @description The bucket that is judged, of the project's time zone.
             * @default day
             * @enum {string}
             */
            interval?: "hour" | "day" | "week";
            /**
             * Lines
             * @description Values of a breakdown that are judged, each by itself.
             * @default 10
             */
            lines?: number;
            /**
             * Question
             * @description A trend with one number a bucket, a funnel, or one measure of sessions; its dates and its zone are passed over.
             */
            question: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            /**
             * Wait Min
             * @description Minutes after its end a bucket is judged; what arrives later changes no verdict.
             * @default 10
             */
            wait_min?: number;
        };
        /**
         * RuleShape
         * @description When a rule applies, and what it makes; `*` as the name of a property takes a whole object.
         */
        RuleShape: {
            anonymous_id?: components["schemas"]["SourceShape"] | null;
            /**
             * Each
             * @description An array: one item for each element
             */
            each?: string | null;
            event?: components["schemas"]["SourceShape"] | null;
            /**
             * Goes On
             * @description The rules after it are looked at too
             * @default false
             */
            goes_on?: boolean;
            group_id?: components["schemas"]["SourceShape"] | null;
            /**
             * Id
             * @description Made when empty; part of the message ids
             * @default
             */
            id?: string;
            message_id?: components["schemas"]["SourceShape"] | null;
            /**
             * Name
             * @default
             */
            name?: string;
            previous_id?: components["schemas"]["SourceShape"] | null;
            /** Properties */
            properties?: {
                [key: string]: components["schemas"]["SourceShape"];
            };
            /** @description ISO 8601, seconds or milliseconds */
            timestamp?: components["schemas"]["SourceShape"] | null;
            /** Traits */
            traits?: {
                [key: string]: components["schemas"]["SourceShape"];
            };
            /**
             * Type
             * @description One of track, page, screen, identify, group, alias
             * @default track
             */
            type?: string;
            user_id?: components["schemas"]["SourceShape"] | null;
            /** When */
            when?: {
                [key: string]: unknown;
            } | null;
            /**
             * Where
             * @description Asked of each element
             */
            where?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * RulesIn
         * @description When a source raises an alert.
         */
        RulesIn: {
            /**
             * Reject Min
             * @default 50
             */
            reject_min?: number;
            /**
             * Reject Share
             * @default 0.2
             */
            reject_share?: number;
            /**
             * Reject Window Min
             * @default 15
             */
            reject_window_min?: number;
            /**
             * Rejects
             * @default true
             */
            rejects?: boolean;
            /**
             * Silence
             * @default true
             */
            silence?: boolean;
            /**
             * Silence After Min
             * @description null: learned from its usual volume
             */
            silence_after_min?: number | null;
            /**
             * Silence Floor Min
             * @default 10
             */
            silence_floor_min?: number;
        };
        /**
         * RulesOut
         * @description The rules of a source, and until when it is muted.
         */
        RulesOut: {
            /** Muted Until */
            muted_until: string | null;
            /** Reject Min */
            reject_min: number;
            /** Reject Share */
            reject_share: number;
            /** Reject Window Min */
            reject_window_min: number;
            /** Rejects */
            rejects: boolean;
            /** Silence */
            silence: boolean;
            /** Silence After Min */
            silence_after_min: number | null;
            /** Silence Floor Min */
            silence_floor_min: number;
        };
        /**
         * RunState
         * @description Where an edition for a reader stands.
         * @enum {string}
         */
        RunState: "waiting" | "making" | "sending" | "sent" | "doubtful" | "refused" | "given_up" | "skipped";
        /**
         * SavedCohort
         * @description A saved cohort, or everybody.
         */
        SavedCohort: {
            /**
             * Name
             * @description Of the line; as the cohort is called when left out.
             */
            name?: string | null;
            /**
             * Segment
             * @example 12
             */
            segment: string;
        };
        /**
         * SavedVersionOut
         * @description A version: what one person changed within ten minutes.
         */
        SavedVersionOut: {
            /** Author */
            author: string;
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** Description */
            description: string;
            /** Document */
            document: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Version */
            version: number;
        };
        /**
         * SavedVersionsOut
         * @description A page of versions, newest first.
         */
        SavedVersionsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["SavedVersionOut"][];
        };
        /**
         * SchemaOut
         * @description Everything a project has sent; ``traits`` are those of persons.
         */
        SchemaOut: {
            /** Events */
            events: components["schemas"]["EventSeenOut"][];
            /** Groups */
            groups: components["schemas"]["GroupsSeenOut"][];
            /** Traits */
            traits: components["schemas"]["PropertyOut"][];
        };
        /**
         * Scheme
         * @description How a sender proves who it is; rendered into the reference docs.
         * @enum {string}
         */
        Scheme: "standard" | "stripe" | "github" | "shopify" | "slack" | "bearer" | "basic" | "none";
        /**
         * Scope
         * @description What a request needs; an API key lists its scopes, a role implies them.
         * @enum {string}
         */
        Scope: "query" | "read" | "write" | "admin";
        /**
         * SecretIn
         * @description A new secret; the old ones hold for so long.
         */
        SecretIn: {
            /**
             * Overlap Hours
             * @default 24
             */
            overlap_hours?: number;
            /**
             * Secret
             * @description What the sender gave you; empty has one made
             * @default
             */
            secret?: string;
        };
        /**
         * SecretOut
         * @description A secret that holds; only its end is shown.
         */
        SecretOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Hint */
            hint: string;
        };
        /**
         * SegmentBreakdown
         * @description The same question for saved cohorts beside each other; `$everybody` is all people.
         */
        SegmentBreakdown: {
            /**
             * Limit
             * @description Passed over: all have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Segment
             * @example [
             *       "12",
             *       "$everybody"
             *     ]
             */
            segment: string | string[];
        };
        /**
         * SegmentCondition
         * @description True for members of a segment; `segment_not_found` (422) when the project has no such one.
         */
        SegmentCondition: {
            /** Segment */
            segment: string;
        };
        /**
         * SegmentIn
         * @description A cohort of people that you list.
         */
        SegmentIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
            /**
             * Person Ids
             * @description Ids of people, as lists of people have them.
             */
            person_ids: string[];
        };
        /**
         * SegmentMembersOut
         * @description A page of the people of a cohort.
         */
        SegmentMembersOut: {
            /** Cursor */
            cursor: string | null;
            /** Person Ids */
            person_ids: string[];
        };
        /**
         * SegmentNoteIn
         * @description What a cohort is called.
         */
        SegmentNoteIn: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Name */
            name: string;
        };
        /**
         * SegmentOut
         * @description A cohort; `origin` is the question and the point whose people it holds, null of a list.
         */
        SegmentOut: {
            /** Author */
            author: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Origin */
            origin: {
                [key: string]: unknown;
            } | null;
            /** People */
            people: number;
        };
        /**
         * SegmentsOut
         * @description The cohorts of a project, by name.
         */
        SegmentsOut: {
            /** Items */
            items: components["schemas"]["SegmentOut"][];
        };
        /**
         * SelectionIn
         * @description Open items: of a reason, of a source, or single ones; everything when nothing is said.
         */
        SelectionIn: {
            reason?: components["schemas"]["RejectReason"] | null;
            /** Seqs */
            seqs?: number[];
            /** Source */
            source?: string | null;
        };
        /**
         * Sensitivity
         * @description How unlikely a number must be before it is an anomaly.
         * @enum {string}
         */
        Sensitivity: "low" | "medium" | "high";
        /**
         * SeriesIn
         * @description One line of a trend: which events, and what is measured of them.
         */
        SeriesIn: {
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * @description What is measured; `sum` to `percentile` measure a `property`, which is then required.
             * @default total
             */
            math?: components["schemas"]["Math"] | null;
            /**
             * Name
             * @description Label of the line.
             */
            name?: string | null;
            /**
             * Per Person
             * @description Work the math out of each person in the bucket first, and then take this of their numbers; for `total`, `sessions` and the maths of a property.
             */
            per_person?: ("avg" | "median" | "min" | "max" | "p90" | "p95" | "p99") | null;
            /**
             * Percentile
             * @description Which one `percentile` takes.
             * @example 99.5
             */
            percentile?: number | null;
            /**
             * Property
             * @example revenue
             */
            property?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * SessionBreakdown
         * @description One line per entry page, exit page or channel; the largest have their own, the rest are `$other`.
         */
        SessionBreakdown: {
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Session
             * @enum {string}
             */
            session: "entry_page" | "exit_page" | "channel";
        };
        /**
         * SessionMeasure
         * @description What is measured of the sessions of a bucket.
         * @enum {string}
         */
        SessionMeasure: "sessions" | "persons" | "engaged_sessions" | "engagement_rate" | "bounce_rate" | "avg_length_s" | "median_length_s" | "views_per_session" | "events_per_session";
        /**
         * SessionOut
         * @description Who is signed in, and the token that unsafe requests send as ``X-CSRF-Token``.
         */
        SessionOut: {
            /** Csrf Token */
            csrf_token: string;
            /** Projects */
            projects: components["schemas"]["ProjectItem"][];
            user: components["schemas"]["UserOut"];
        };
        /**
         * SessionRowOut
         * @description Every measure of the sessions of a breakdown value; null where there are none.
         */
        SessionRowOut: {
            /** Avg Length S */
            avg_length_s: number | null;
            /** Bounce Rate */
            bounce_rate: number | null;
            /** Breakdown */
            breakdown: string | null;
            /** Engaged Sessions */
            engaged_sessions: number;
            /** Engagement Rate */
            engagement_rate: number | null;
            /** Events Per Session */
            events_per_session: number | null;
            /** Median Length S */
            median_length_s: number | null;
            /** Persons */
            persons: number;
            /** Sessions */
            sessions: number;
            /** Views Per Session */
            views_per_session: number | null;
        };
        /**
         * SessionSeriesOut
         * @description One measure over time.
         */
        SessionSeriesOut: {
            /** Breakdown */
            breakdown: string | null;
            /**
             * Labels
             * @description Start of each bucket.
             */
            labels: string[];
            measure: components["schemas"]["SessionMeasure"];
            /** Values */
            values: (number | null)[];
        };
        /**
         * SessionsAnswer
         * @description An answered sessions question.
         */
        SessionsAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sessions";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["SessionsResultOut"];
        };
        /**
         * SessionsIn
         * @description The session of the entry and those of the person or group that begin after it; 366 days at most.
         */
        SessionsIn: {
            /**
             * Unit
             * @constant
             */
            unit: "session";
            /**
             * Value
             * @description So many sessions, that of the entry included.
             */
            value: number;
        };
        /**
         * SessionsQuestion
         * @description How many sessions there are, how long and how deep they go: a table, and lines over time.
         * @example {
         *       "breakdown": {
         *         "limit": 8,
         *         "session": "channel"
         *       },
         *       "date_from": "-30d",
         *       "interval": "week",
         *       "key_events": [
         *         {
         *           "event": "Order Completed"
         *         }
         *       ],
         *       "kind": "sessions",
         *       "measures": [
         *         "sessions",
         *         "engagement_rate"
         *       ]
         *     }
         */
        SessionsQuestion: {
            /**
             * Breakdown
             * @description Split by a part of the session, a property, the context or a trait, or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdown"] | components["schemas"]["ContextBreakdown"] | components["schemas"]["TraitBreakdown"] | components["schemas"]["GroupTraitBreakdown"] | components["schemas"]["SessionBreakdown"] | components["schemas"]["SegmentBreakdown"] | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /** @description Width of a bucket of the lines; without one only the table is worked out. */
            interval?: components["schemas"]["Interval"] | null;
            /**
             * Key Events
             * @description A session with one of these is engaged.
             */
            key_events?: components["schemas"]["EventIn"][] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sessions";
            /**
             * Measures
             * @description What the lines show; `sessions` when left out. The table has every measure.
             */
            measures?: components["schemas"]["SessionMeasure"][] | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * SessionsResultOut
         * @description All sessions, a row for each breakdown value, and the lines that were asked for.
         */
        SessionsResultOut: {
            /**
             * Complete
             * @description So many buckets of the lines, from the first, are over.
             */
            complete: number;
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /** Rows */
            rows: components["schemas"]["SessionRowOut"][];
            /** Series */
            series: components["schemas"]["SessionSeriesOut"][];
            total: components["schemas"]["SessionRowOut"];
        };
        /**
         * SettingsIn
         * @description What to change; a field left out or null stays as it is.
         */
        SettingsIn: {
            consent?: components["schemas"]["Enforcement"] | null;
            /** Cookieless */
            cookieless?: boolean | null;
            dnt?: components["schemas"]["Signal"] | null;
            gpc?: components["schemas"]["Signal"] | null;
            ip?: components["schemas"]["IpPolicy"] | null;
        };
        /**
         * SettingsOut
         * @description The settings of a project.
         */
        SettingsOut: {
            consent: components["schemas"]["Enforcement"];
            /** Cookieless */
            cookieless: boolean;
            dnt: components["schemas"]["Signal"];
            gpc: components["schemas"]["Signal"];
            ip: components["schemas"]["IpPolicy"];
        };
        /**
         * SharedAnnotationOut
         * @description What happened, as a link shows it: without who wrote it down.
         */
        SharedAnnotationOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Dashboard Id */
            dashboard_id: string | null;
            /** Id */
            id: string;
            kind: components["schemas"]["AnnotationKind"];
            /** Text */
            text: string;
            /** Until */
            until: string | null;
        };
        /**
         * SharedBoardOut
         * @description A dashboard as a link shows it; `frozen`: its dates cannot be chosen.
         */
        SharedBoardOut: {
            /**
             * Annotations
             * @description What happened, the latest first: of the project and of this dashboard. Of fixed dates, only what touches them.
             */
            annotations: components["schemas"]["SharedAnnotationOut"][];
            /** Date From */
            date_from: string | null;
            /** Date To */
            date_to: string | null;
            /** Description */
            description: string;
            /** Expires At */
            expires_at: string | null;
            /** Frozen */
            frozen: boolean;
            /** Name */
            name: string;
            /** Tiles */
            tiles: components["schemas"]["SharedTileOut"][];
            /** Timezone */
            timezone: string;
        };
        /**
         * SharedLinkIn
         * @description What is shared, with whom it is meant, and for how long.
         */
        SharedLinkIn: {
            /**
             * Expires At
             * @description Never, when left out.
             */
            expires_at?: string | null;
            /**
             * Frame Ancestors
             * @description Sites whose pages may show it in a frame: `https://example.com`.
             * @default []
             */
            frame_ancestors?: string[];
            /** @description Fixed dates, and a filter on top of the dashboard's. Without it the reader may choose dates. */
            frozen?: components["schemas"]["FrozenIn"] | null;
            /**
             * Name
             * @description Whom it is for.
             * @default
             */
            name?: string;
        };
        /**
         * SharedLinkOut
         * @description A link; whoever has `url` sees the dashboard.
         */
        SharedLinkOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Expires At */
            expires_at: string | null;
            /** Frame Ancestors */
            frame_ancestors: string[];
            /** Frozen */
            frozen: {
                [key: string]: unknown;
            } | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Url */
            url: string;
        };
        /**
         * SharedLinksOut
         * @description The links of a dashboard that are not revoked, the newest first.
         */
        SharedLinksOut: {
            /** Items */
            items: components["schemas"]["SharedLinkOut"][];
        };
        /**
         * SharedTileOut
         * @description A tile as a link shows it.
         */
        SharedTileOut: {
            /** H */
            h: number;
            /** Id */
            id: string;
            kind: components["schemas"]["TileKind"];
            metric: components["schemas"]["TileMetricOut"] | null;
            /** Question */
            question: {
                [key: string]: unknown;
            } | null;
            /** Text */
            text: string | null;
            /** Title */
            title: string;
            view: components["schemas"]["View"];
            /** W */
            w: number;
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * SharesIn
         * @description What the first, all those between, and the last touchpoint get; the sum is 1.
         */
        SharesIn: {
            /** First */
            first: number;
            /** Last */
            last: number;
            /** Middle */
            middle: number;
        };
        /**
         * ShownOut
         * @description A mapped item, what each step says to it, and the event that would be stored (JSON texts).
         */
        ShownOut: {
            /** Accepted */
            accepted: boolean;
            /** Becomes */
            becomes: string;
            /** Detail */
            detail: string;
            /** Item */
            item: string;
            /** Reason */
            reason: string;
            /** Rule */
            rule: string;
            /** Steps */
            steps: components["schemas"]["StepSaidOut"][];
        };
        /**
         * SignInIn
         * @description Address and password.
         */
        SignInIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Signal
         * @description What a browser's Do Not Track or Global Privacy Control does to what it sends.
         * @enum {string}
         */
        Signal: "ignore" | "deny" | "anonymous" | "refuse";
        /**
         * SnoozeIn
         * @description For how long nobody is told; 0 ends it.
         */
        SnoozeIn: {
            /** Minutes */
            minutes: number;
        };
        /**
         * Sort
         * @description Orders of the list of people.
         * @enum {string}
         */
        Sort: "-last_seen" | "last_seen" | "name" | "-events";
        /**
         * Source
         * @description What a report shows.
         * @enum {string}
         */
        Source: "insight" | "dashboard";
        /**
         * SourceAlertOut
         * @description One alert; of ``expected`` to ``window_min`` only what belongs to its kind is there.
         */
        SourceAlertOut: {
            /** Accepted */
            accepted: number | null;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string;
            /** Expected */
            expected: number | null;
            /** Id */
            id: string;
            /** Key Id */
            key_id: string;
            kind: components["schemas"]["AlertKind"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Rejected */
            rejected: number | null;
            /** Resolved At */
            resolved_at: string | null;
            resolved_because: components["schemas"]["Because"] | null;
            /** Share */
            share: number | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Source */
            source: string;
            state: components["schemas"]["AlertState"];
            /** Window Min */
            window_min: number | null;
        };
        /**
         * SourceAlertRef
         * @description An alert of a source that is not over.
         */
        SourceAlertRef: {
            /** Id */
            id: string;
            kind: components["schemas"]["AlertKind"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            state: components["schemas"]["AlertState"];
        };
        /**
         * SourceAlertsOut
         * @description Alerts, newest first.
         */
        SourceAlertsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["SourceAlertOut"][];
        };
        /**
         * SourceOut
         * @description One source: a key, or what was kept before keys were noted (``key_id`` null).
         */
        SourceOut: {
            /** Alerts */
            alerts: components["schemas"]["SourceAlertRef"][];
            /** Error Share */
            error_share: number | null;
            /** Events */
            events: number;
            /** Hours */
            hours: number[];
            /** Key Id */
            key_id: string | null;
            kind: components["schemas"]["KeyKind"] | null;
            lag: components["schemas"]["LagOut"] | null;
            /** Last Seen */
            last_seen: string | null;
            /** Libraries */
            libraries: components["schemas"]["LibraryOut"][];
            /** Live */
            live: boolean;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
            /** Quota Per S */
            quota_per_s: number | null;
            /** Rate Per S */
            rate_per_s: number;
            /** Rejected */
            rejected: number;
            rules: components["schemas"]["RulesOut"];
            /** Silence Due */
            silence_due: string | null;
            /** Usual Per Hour */
            usual_per_hour: number | null;
            watch: components["schemas"]["Watch"];
        };
        /**
         * SourceShape
         * @description Where a value comes from: exactly one of the three.
         */
        SourceShape: {
            /** Header */
            header?: string | null;
            /**
             * Path
             * @description `$.a.b[0]`, or `@.a` of the element
             */
            path?: string | null;
            /**
             * Value
             * @description Always this
             */
            value?: unknown;
        };
        /**
         * SourcesOut
         * @description Sources, those that sent most first.
         */
        SourcesOut: {
            /** Items */
            items: components["schemas"]["SourceOut"][];
        };
        /**
         * SqlAnswer
         * @description An answered question in SQL.
         */
        SqlAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sql";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["SqlResultOut"];
        };
        /**
         * SqlChart
         * @description Which columns are drawn, and how; without it a chart is what the rows look like.
         */
        SqlChart: {
            /**
             * Shape
             * @enum {string}
             */
            shape: "line" | "bar";
            /**
             * X
             * @description The column across; the first that fits when left out.
             */
            x?: string | null;
            /**
             * Y
             * @description The column up, of numbers; the last when left out.
             */
            y?: string | null;
        };
        /**
         * SqlColumnOut
         * @description A column of the answer.
         */
        SqlColumnOut: {
            /** Name */
            name: string;
            /**
             * Type
             * @description ClickHouse's type of its values.
             */
            type: string;
        };
        /**
         * SqlFunctionsOut
         * @description Functions of one purpose; names as ClickHouse documents them.
         */
        SqlFunctionsOut: {
            /**
             * Endings
             * @description What may follow the names, as in `countIf`.
             */
            endings: string[];
            /** Names */
            names: string[];
            /** Title */
            title: string;
        };
        /**
         * SqlQuestion
         * @description A SELECT in ClickHouse's SQL over the views `events`, `people` and `sessions`.
         * @example {
         *       "kind": "sql",
         *       "sql": "SELECT event, count() AS times, uniq(person_id) AS people\nFROM events\nWHERE timestamp >= now() - INTERVAL 30 DAY\nGROUP BY event\nORDER BY times DESC\nLIMIT 20"
         *     }
         */
        SqlQuestion: {
            /** @description How pages draw the rows of a query that is kept. The answer is the same. */
            chart?: components["schemas"]["SqlChart"] | null;
            /**
             * Include Bots
             * @description Also read what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sql";
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Sql
             * @description One query. It is read-only and sees this project alone; views and functions are listed at `…/sql`. Up to 10,000 rows; more are cut, which a warning says.
             */
            sql: string;
            /**
             * Timezone
             * @description IANA name of the time zone that instants are in; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
        };
        /**
         * SqlReferenceOut
         * @description Everything a question in SQL may name.
         */
        SqlReferenceOut: {
            /** Functions */
            functions: components["schemas"]["SqlFunctionsOut"][];
            /** Views */
            views: components["schemas"]["SqlViewOut"][];
        };
        /**
         * SqlResultOut
         * @description A table; each row has a value for each column. Instants are ISO text.
         */
        SqlResultOut: {
            /** Columns */
            columns: components["schemas"]["SqlColumnOut"][];
            /** Rows */
            rows: unknown[][];
        };
        /**
         * SqlViewColumnOut
         * @description A column of a view.
         */
        SqlViewColumnOut: {
            /** Description */
            description: string;
            /** Name */
            name: string;
            /**
             * Nested
             * @description `column.path` reads one value inside it.
             */
            nested: boolean;
            /** Type */
            type: string;
        };
        /**
         * SqlViewOut
         * @description A view: what FROM may name.
         */
        SqlViewOut: {
            /** Columns */
            columns: components["schemas"]["SqlViewColumnOut"][];
            /** Description */
            description: string;
            /** Name */
            name: string;
        };
        /**
         * StageName
         * @description Where an event goes, in this order; after ``log`` the name is that of the consumer.
         * @enum {string}
         */
        StageName: "log" | "store" | "people" | "react";
        /**
         * StageOut
         * @description One stage: when it was reached, and how long after the arrival.
         */
        StageOut: {
            /** At */
            at: string | null;
            /** Behind */
            behind: number;
            /** Error */
            error: string;
            /** Lag Ms */
            lag_ms: number | null;
            name: components["schemas"]["StageName"];
            state: components["schemas"]["StageState"];
        };
        /**
         * StageState
         * @description How far an event is at a stage.
         * @enum {string}
         */
        StageState: "done" | "waiting" | "failing";
        /**
         * State
         * @description How far it is.
         * @enum {string}
         */
        State: "receiving" | "ready" | "queued" | "running" | "done" | "failed" | "cancelled";
        /**
         * StatedOut
         * @description A question as one SELECT over the views of the SQL page.
         */
        StatedOut: {
            /** Sql */
            sql: string;
        };
        /**
         * Status
         * @description Where a person stands in a period, by what they did in it and in the one before.
         * @enum {string}
         */
        Status: "new" | "returning" | "resurrecting" | "dormant";
        /**
         * StatusOut
         * @description Version, and whether every engine answers.
         */
        StatusOut: {
            /** Ready */
            ready: boolean;
            /** Version */
            version: string;
        };
        /**
         * StepIn
         * @description Which events are a step.
         */
        StepIn: {
            /**
             * Anchored
             * @description With order `any`: the step keeps its place; those between two such steps come in any order.
             * @default false
             */
            anchored?: boolean | null;
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * Name
             * @description A label of your own; it is passed over.
             */
            name?: unknown;
            /**
             * Optional
             * @description Whoever leaves the step out goes on all the same. Not the first step, and not in any order.
             * @default false
             */
            optional?: boolean | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * StepSaidOut
         * @description A step of collecting; `reason` is empty when it let the item through.
         */
        StepSaidOut: {
            /** Detail */
            detail: string;
            /** Reason */
            reason: string;
            /** Step */
            step: string;
        };
        /**
         * StickinessAnswer
         * @description An answered stickiness question.
         */
        StickinessAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "stickiness";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["StickinessResultOut"];
        };
        /**
         * StickinessBranchOut
         * @description A line for one breakdown value.
         */
        StickinessBranchOut: {
            /** Total */
            total: number;
            /**
             * Value
             * @description A value, `$other`, a cohort's id, or null for none.
             */
            value: string | null;
            /** Values */
            values: number[];
        };
        /**
         * StickinessLineOut
         * @description One line of a stickiness answer.
         */
        StickinessLineOut: {
            /** Breakdowns */
            breakdowns?: components["schemas"]["StickinessBranchOut"][];
            /**
             * Event
             * @description Null: any event.
             */
            event: string | null;
            /** Name */
            name: string;
            /**
             * Total
             * @description Persons active in any interval.
             */
            total: number;
            /**
             * Values
             * @description Persons active in 1, 2, 3 … intervals.
             */
            values: number[];
        };
        /**
         * StickinessQuestion
         * @description In how many intervals of the range people are active.
         * @example {
         *       "date_from": "-4w",
         *       "interval": "week",
         *       "kind": "stickiness",
         *       "min_count": 2,
         *       "series": [
         *         {
         *           "event": "Page Viewed"
         *         },
         *         {
         *           "event": "Order Completed"
         *         }
         *       ]
         *     }
         */
        StickinessQuestion: {
            /**
             * Breakdown
             * @description Split by a property, the context or a trait (of persons, of groups), or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdown"] | components["schemas"]["ContextBreakdown"] | components["schemas"]["TraitBreakdown"] | components["schemas"]["GroupTraitBreakdown"] | components["schemas"]["SegmentBreakdown"] | null;
            /**
             * @description What is counted: persons, or groups (by `context.groupId`), whoever of the group did it.
             * @default persons
             */
            count?: components["schemas"]["Counted"] | null;
            /**
             * Cumulative
             * @description Active in at least k intervals, instead of in exactly k.
             * @default false
             */
            cumulative?: boolean | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description Width of an interval; up to 1,000 intervals.
             * @default day
             */
            interval?: components["schemas"]["Interval"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "stickiness";
            /**
             * Min Count
             * @description An interval counts with so many events or more.
             * @default 1
             */
            min_count?: number | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /** Series */
            series: components["schemas"]["StickinessSeriesIn"][];
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * StickinessResultOut
         * @description The lines; every one has `intervals` values.
         */
        StickinessResultOut: {
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /** Intervals */
            intervals: number;
            /** Series */
            series: components["schemas"]["StickinessLineOut"][];
        };
        /**
         * StickinessSeriesIn
         * @description One line of a stickiness question: which events.
         */
        StickinessSeriesIn: {
            /**
             * Event
             * @description Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`.
             */
            event?: string | null;
            /**
             * Name
             * @description Label of the line.
             */
            name?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * TemplateKey
         * @description The templates there are.
         * @enum {string}
         */
        TemplateKey: "growth" | "ecommerce" | "saas" | "content" | "marketing";
        /**
         * TemplateOut
         * @description A template; its words are in the language of `Accept-Language`.
         */
        TemplateOut: {
            /** Description */
            description: string;
            key: components["schemas"]["TemplateKey"];
            /** Name */
            name: string;
            /** Tiles */
            tiles: string[];
        };
        /**
         * TemplatesOut
         * @description The templates there are.
         */
        TemplatesOut: {
            /** Items */
            items: components["schemas"]["TemplateOut"][];
        };
        /**
         * TestedOut
         * @description What became of a test: whether it was taken, the status that came back, and why not.
         */
        TestedOut: {
            /** Detail */
            detail: string;
            /** Ok */
            ok: boolean;
            /** Status */
            status: number | null;
        };
        /**
         * ThresholdIn
         * @description The number is above (`up`) or below (`down`) a limit.
         */
        ThresholdIn: {
            /**
             * Direction
             * @enum {string}
             */
            direction: "up" | "down";
            /**
             * Kind
             * @constant
             */
            kind: "threshold";
            /** Value */
            value: number;
        };
        /**
         * TileAnswerOut
         * @description What was asked, and the answer.
         */
        TileAnswerOut: {
            answer: components["schemas"]["AnswerOut"];
            /** Question */
            question: {
                [key: string]: unknown;
            };
        };
        /**
         * TileFitOut
         * @description A tile, the roles it needs, and those that nothing was found for: with one it is left out.
         */
        TileFitOut: {
            /** Missing */
            missing: components["schemas"]["BoardRole"][];
            /** Needs */
            needs: components["schemas"]["BoardRole"][];
            /** Title */
            title: string;
        };
        /**
         * TileIn
         * @description A tile; it has the one of `insight_id`, `question`, `text`, `metric_id` that its kind says.
         */
        TileIn: {
            /** H */
            h: number;
            /**
             * Id
             * @description Yours to choose; kept as it is.
             */
            id: string;
            /** Insight Id */
            insight_id?: string | null;
            kind: components["schemas"]["TileKind"];
            /** Metric Id */
            metric_id?: string | null;
            /** @description As for `POST …/query`. */
            question?: components["schemas"]["Question"] | null;
            /**
             * Text
             * @description Markdown.
             */
            text?: string | null;
            /**
             * Title
             * @default
             */
            title?: string;
            /** @default chart */
            view?: components["schemas"]["View"];
            /** W */
            w: number;
            /**
             * X
             * @description First column, of 12.
             */
            x: number;
            /**
             * Y
             * @description First row.
             */
            y: number;
        };
        /**
         * TileInsightOut
         * @description The insight of a tile; a removed one can be brought back for thirty days.
         */
        TileInsightOut: {
            /** Description */
            description: string;
            /** Name */
            name: string;
            /** Removed */
            removed: boolean;
            /** Revision */
            revision: number;
        };
        /**
         * TileKind
         * @description What a tile shows.
         * @enum {string}
         */
        TileKind: "insight" | "question" | "text" | "metric";
        /**
         * TileMetricOut
         * @description The metric of a tile.
         */
        TileMetricOut: {
            /** Currency */
            currency: string | null;
            /** Description */
            description: string;
            format: components["schemas"]["MetricFormat"];
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Removed */
            removed: boolean;
            /** Version */
            version: number;
        };
        /**
         * TileOut
         * @description A tile. `question`: what it asks before the dashboard's dates and filter; none: nothing to ask.
         */
        TileOut: {
            /** H */
            h: number;
            /** Id */
            id: string;
            insight: components["schemas"]["TileInsightOut"] | null;
            /** Insight Id */
            insight_id: string | null;
            kind: components["schemas"]["TileKind"];
            metric: components["schemas"]["TileMetricOut"] | null;
            /** Metric Id */
            metric_id: string | null;
            /** Question */
            question: {
                [key: string]: unknown;
            } | null;
            /** Text */
            text: string | null;
            /** Title */
            title: string;
            view: components["schemas"]["View"];
            /** W */
            w: number;
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * TimeToConvertOut
         * @description How long the whole funnel took those who finished it; null when nobody did.
         */
        TimeToConvertOut: {
            /** Avg S */
            avg_s: number | null;
            /** Histogram */
            histogram: components["schemas"]["HistogramBarOut"][];
            /** Median S */
            median_s: number | null;
            /** P25 S */
            p25_s: number | null;
            /** P75 S */
            p75_s: number | null;
            /** P90 S */
            p90_s: number | null;
        };
        /**
         * TrackingPlanOut
         * @description The draft, the version in force, and what publishing the draft would change.
         */
        TrackingPlanOut: {
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            draft: components["schemas"]["DraftOut"];
            published: components["schemas"]["VersionOut"] | null;
        };
        /**
         * TraitBreakdown
         * @description One line per value of a person's trait; the largest have their own, the rest are `$other`.
         */
        TraitBreakdown: {
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            trait: string;
        };
        /**
         * TraitBreakdowns
         * @description One line per value of a person's trait, or per combination of its values with those of `also`.
         */
        TraitBreakdowns: {
            /**
             * Also
             * @description Split by these too: one line per combination of values, the largest of them.
             */
            also?: (components["schemas"]["PropertySplit"] | components["schemas"]["ContextSplit"] | components["schemas"]["TraitSplit"] | components["schemas"]["GroupTraitSplit"])[] | null;
            /**
             * Limit
             * @description How many values have their own line.
             * @default 25
             */
            limit?: number | null;
            /**
             * Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            trait: string;
        };
        /**
         * TraitCondition
         * @description True when the trait of the event's person passes; traits as they are now.
         */
        TraitCondition: {
            /**
             * @description How the stored value is compared.
             * @example in
             */
            op: components["schemas"]["Op"];
            /**
             * Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            trait: string;
            /**
             * Value
             * @description What it is compared with: one value, a list for `in` and `not_in`, `[lowest, highest]` for `between`, a date for `before` and `after`, a span such as `30d` for `within_last`, nothing for `is_set` and `is_not_set`.
             * @example [
             *       "pro",
             *       "team"
             *     ]
             */
            value?: unknown;
        } & ({
            /** @enum {string} */
            op: "eq" | "ne";
            value: string | number | boolean;
        } | {
            /** @enum {string} */
            op: "in" | "not_in";
            value: (string | number | boolean)[];
        } | {
            /** @enum {string} */
            op: "contains" | "not_contains" | "starts_with" | "ends_with" | "matches";
            value: string;
        } | {
            /** @enum {string} */
            op: "gt" | "gte" | "lt" | "lte";
            value: number;
        } | {
            /** @enum {string} */
            op: "between";
            value: number[];
        } | {
            /** @enum {string} */
            op: "is_set" | "is_not_set";
            value?: null;
        } | {
            /** @enum {string} */
            op: "before" | "after";
            value: string;
        } | {
            /** @enum {string} */
            op: "within_last";
            value: string;
        });
        /**
         * TraitOp
         * @description How a message changes a trait; of one message they take effect in this order.
         * @enum {string}
         */
        TraitOp: "clear" | "set" | "set_once" | "add" | "append" | "prepend" | "union" | "remove" | "several";
        /**
         * TraitOut
         * @description A trait with its origin: the last message that changed it, and how.
         */
        TraitOut: {
            /** Message Id */
            message_id: string;
            /** Name */
            name: string;
            operation: components["schemas"]["TraitOp"];
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            /** Source */
            source: string;
            /** Value */
            value: unknown;
        };
        /**
         * TraitSplit
         * @description A further trait of persons.
         */
        TraitSplit: {
            /**
             * Trait
             * @description Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested keys: `cart.total`.
             * @example plan
             */
            trait: string;
        };
        /**
         * TrendAnswer
         * @description An answered trend.
         */
        TrendAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "trend";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["TrendResultOut"];
        };
        /**
         * TrendQuestion
         * @description How measures of events move over time.
         * @example {
         *       "breakdown": {
         *         "limit": 10,
         *         "property": "channel"
         *       },
         *       "date_from": "-30d",
         *       "interval": "day",
         *       "kind": "trend",
         *       "series": [
         *         {
         *           "event": "Order Completed",
         *           "math": "persons"
         *         }
         *       ],
         *       "where": {
         *         "op": "eq",
         *         "property": "country",
         *         "value": "ES"
         *       }
         *     }
         */
        TrendQuestion: {
            /**
             * Breakdown
             * @description Split by a property, the context or a trait, or by several of them; or compare cohorts.
             */
            breakdown?: components["schemas"]["PropertyBreakdowns"] | components["schemas"]["ContextBreakdowns"] | components["schemas"]["TraitBreakdowns"] | components["schemas"]["GroupTraitBreakdowns"] | components["schemas"]["SegmentBreakdown"] | null;
            /** @description Also work out an earlier range. */
            compare?: components["schemas"]["Compare"] | null;
            /**
             * Cumulative
             * @description Running totals; for `total sum min max persons sessions groups` only.
             * @default false
             */
            cumulative?: boolean | null;
            /**
             * Date From
             * @description First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`, `-1y`, `0d`. 30 days up to today when left out. From 1971 on.
             * @example -30d
             */
            date_from?: string | null;
            /**
             * Date To
             * @description Last day, included; today when left out.
             * @example 2026-01-31
             */
            date_to?: string | null;
            /**
             * Formula
             * @description Arithmetic over the series, which are A, B, C … in their order.
             * @example A / B * 100
             */
            formula?: string | null;
            /**
             * Group Type
             * @description Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with that `context.groupType`), or of the type that is called as a property of the events is. By `context.groupId`, whatever its type, when left out.
             * @example company
             */
            group_type?: string | components["schemas"]["GroupKeyIn"] | null;
            /**
             * Include Bots
             * @description Also count what programs did (crawlers, monitors, data centres).
             * @default false
             */
            include_bots?: boolean | null;
            /**
             * @description Width of a bucket; up to 10,000 buckets.
             * @default day
             */
            interval?: components["schemas"]["Interval"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "trend";
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
            /**
             * Sample
             * @description Work it out on this share of the people, chosen by the hash of their id; counts are multiplied, and the answer says so. Exact when left out. Not with groups, not in alerts.
             * @default 1
             * @example 0.1
             */
            sample?: number | null;
            /** Series */
            series: components["schemas"]["SeriesIn"][];
            /**
             * Smoothing
             * @description Mean of so many buckets, the bucket itself the last of them.
             * @default 1
             */
            smoothing?: number | null;
            /**
             * Timezone
             * @description IANA name of the time zone that days are of; the project's when left out.
             * @example Europe/Madrid
             */
            timezone?: string | null;
            /**
             * Where
             * @description Only events that pass this condition.
             */
            where?: components["schemas"]["Condition"] | components["schemas"]["Always"] | null;
        };
        /**
         * TrendResultOut
         * @description The lines, and those of the earlier range when one was asked for.
         */
        TrendResultOut: {
            /** Compare */
            compare?: components["schemas"]["TrendSeriesOut"][] | null;
            /**
             * Complete
             * @description So many buckets, from the first, are over.
             */
            complete: number;
            /**
             * Group Names
             * @description Names of the cohorts that are compared, by their ids.
             */
            group_names?: {
                [key: string]: string;
            };
            /** Series */
            series: components["schemas"]["TrendSeriesOut"][];
        };
        /**
         * TrendSeriesOut
         * @description One line of a trend.
         */
        TrendSeriesOut: {
            /**
             * Bounds
             * @description Of the values: of counts of people or events, worked out on a sample.
             */
            bounds?: (components["schemas"]["BoundsOut"] | null)[] | null;
            /**
             * Breakdown
             * @description A value, `$other`, or null for none; a combination of values is a JSON list.
             */
            breakdown: string | null;
            /**
             * Event
             * @description Null: any event, or a formula.
             */
            event: string | null;
            /**
             * Labels
             * @description Start of each bucket: a date, or an hour with its offset.
             */
            labels: string[];
            /** Name */
            name: string;
            /**
             * Parts
             * @description Of a combination of values: each of them, in the order of the breakdown.
             */
            parts?: (string | null)[] | null;
            /**
             * Series
             * @description Place of the question's series that the line is of, from 0; none of a formula.
             */
            series?: number | null;
            /**
             * Total
             * @description The measure over the whole range.
             */
            total: number | null;
            total_bounds?: components["schemas"]["BoundsOut"] | null;
            /**
             * Values
             * @description One a label; null is unknown.
             */
            values: (number | null)[];
        };
        /**
         * TrialOut
         * @description What would become of an example.
         */
        TrialOut: {
            /** Delivery Id */
            delivery_id: string;
            /** Detail */
            detail: string;
            /** Items */
            items: components["schemas"]["ShownOut"][];
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * TriedOut
         * @description An item before and after; ``reason`` is empty when it would be accepted, ``unreadable`` when what is kept is no whole JSON object.
         */
        TriedOut: {
            /** Accepted */
            accepted: boolean;
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Detail */
            detail: string;
            /** Reason */
            reason: string;
            /** Seq */
            seq: number;
        };
        /**
         * TryIn
         * @description A selection and the changes to try.
         */
        TryIn: {
            /** Fixes */
            fixes?: components["schemas"]["FixIn"][];
            reason?: components["schemas"]["RejectReason"] | null;
            /** Seqs */
            seqs?: number[];
            /** Source */
            source?: string | null;
        };
        /**
         * UserKind
         * @description What can use an insight or a metric.
         * @enum {string}
         */
        UserKind: "insight" | "dashboard" | "alert";
        /**
         * UserOut
         * @description Somebody who signs in.
         */
        UserOut: {
            /** Email */
            email: string;
            /** Has Password */
            has_password: boolean;
            /** Id */
            id: string;
            /** Language */
            language: ("en" | "es") | null;
            /** Name */
            name: string;
            /**
             * Theme
             * @enum {string}
             */
            theme: "light" | "dark" | "auto";
        };
        /**
         * UsingOut
         * @description A dashboard that shows the insight.
         */
        UsingOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Verdict
         * @description What became of a delivery; rendered into the reference docs.
         * @enum {string}
         */
        Verdict: "accepted" | "partly" | "refused" | "unmatched" | "unreadable" | "unverified";
        /**
         * VerdictOut
         * @description What was found of a bucket; `holds` null: it cannot be said, and `reason` why.
         */
        VerdictOut: {
            /** Expected */
            expected: number | null;
            /** High */
            high: number | null;
            /** Holds */
            holds: boolean | null;
            /** Low */
            low: number | null;
            /** Needs */
            needs: number;
            reason: components["schemas"]["Reason"];
            /** Value */
            value: number | null;
        };
        /**
         * VersionItemOut
         * @description A version in a list, with what it changed.
         */
        VersionItemOut: {
            /** Author */
            author: string;
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /** Events */
            events: number;
            /** Note */
            note: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Version */
            version: number;
        };
        /**
         * VersionOut
         * @description A version.
         */
        VersionOut: {
            /** Author */
            author: string;
            /** Note */
            note: string;
            plan: components["schemas"]["PlanOut"];
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Version */
            version: number;
        };
        /**
         * VersionsOut
         * @description A page of versions, newest first.
         */
        VersionsOut: {
            /** Cursor */
            cursor: string | null;
            /** Items */
            items: components["schemas"]["VersionItemOut"][];
        };
        /**
         * View
         * @description How an answer is drawn.
         *
         *     A chart is what the kind of question has; the rest beside it and the table are for trends only, and a
         *     chart for other kinds.
         * @enum {string}
         */
        View: "chart" | "number" | "bar" | "area" | "stacked" | "pie" | "map" | "table";
        /**
         * ViolationExampleOut
         * @description An event that broke the plan.
         */
        ViolationExampleOut: {
            /** Message Id */
            message_id: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Value */
            value: unknown;
        };
        /**
         * ViolationOut
         * @description One rule that events of a name broke; `first_release` sent the first one ever.
         */
        ViolationOut: {
            /** Blocked */
            blocked: number;
            /** Code */
            code: string;
            /** Event */
            event: string;
            /** Examples */
            examples: components["schemas"]["ViolationExampleOut"][];
            /** First Release */
            first_release: string;
            /**
             * First Seen
             * Format: date-time
             */
            first_seen: string;
            /** Flagged */
            flagged: number;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
        };
        /**
         * ViolationsOut
         * @description What broke the plan in the last days.
         */
        ViolationsOut: {
            /** Days */
            days: number;
            /** Totals */
            totals: components["schemas"]["PlanTotalsOut"][];
            /** Violations */
            violations: components["schemas"]["ViolationOut"][];
        };
        /**
         * Watch
         * @description Whether silence of a source would be noticed, or why not.
         * @enum {string}
         */
        Watch: "watched" | "off" | "muted" | "learning" | "too_small" | "never_seen" | "revoked";
        /**
         * Which
         * @description Which plan of a project.
         * @enum {string}
         */
        Which: "published" | "draft";
        /**
         * Why
         * @description What speaks for a match.
         * @enum {string}
         */
        Why: "name" | "amount" | "volume" | "order" | "once" | "type" | "enriched";
        /**
         * WhyAnswer
         * @description Why a person is, or is not, counted.
         */
        WhyAnswer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "why";
            meta: components["schemas"]["MetaOut"];
            result: components["schemas"]["WhyResultOut"];
        };
        /**
         * WhyEntryOut
         * @description An entry into a funnel, and what became of it under the counting rule.
         */
        WhyEntryOut: {
            choice: components["schemas"]["Choice"];
            /**
             * Number
             * @description From 1, in the order of time.
             */
            number: number;
            /**
             * Steps
             * @description So many steps it reached.
             */
            steps: number;
            window: components["schemas"]["WindowOut"];
            /** Words */
            words: string;
        };
        /**
         * WhyEventOut
         * @description An event of the person with the parts it plays.
         */
        WhyEventOut: {
            /** Anonymous Id */
            anonymous_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Event */
            event: string;
            /**
             * Local
             * @description The same instant by the clock of the question's time zone.
             */
            local: string;
            /** Message Id */
            message_id: string;
            /**
             * Person Id
             * @description The id it came with, before any merge.
             */
            person_id: string;
            /** Played */
            played: components["schemas"]["PlayedOut"][];
            /**
             * Properties
             * @description Those that the question uses; values of the context as `context.…`.
             */
            properties: {
                [key: string]: unknown;
            };
            /** User Id */
            user_id: string | null;
        };
        /**
         * WhyGroupOut
         * @description A group whose reasons are told.
         */
        WhyGroupOut: {
            /** Group Id */
            group_id: string;
            /**
             * Group Type
             * @description With `group_id` it names the group's page.
             */
            group_type: string | null;
            /** Name */
            name: string;
        };
        /**
         * WhyQuestion
         * @description Why one person is, or is not, behind a number of another question.
         * @example {
         *       "kind": "why",
         *       "of": {
         *         "breakdown": {
         *           "trait": "plan"
         *         },
         *         "date_from": "-30d",
         *         "kind": "funnel",
         *         "steps": [
         *           {
         *             "event": "Product Viewed"
         *           },
         *           {
         *             "event": "Product Added"
         *           },
         *           {
         *             "event": "Order Completed",
         *             "where": {
         *               "op": "gt",
         *               "property": "revenue",
         *               "value": 20
         *             }
         *           }
         *         ],
         *         "window": {
         *           "unit": "day",
         *           "value": 7
         *         }
         *       },
         *       "person_id": "3bea3e3838b8648e",
         *       "point": {
         *         "step": 2
         *       }
         *     }
         */
        WhyQuestion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "why";
            /**
             * Of
             * @description The question whose number it is.
             */
            of: components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"];
            /**
             * Person Id
             * @description The person, as in a list of people.
             */
            person_id: string;
            /** @description Which number of its answer. */
            point?: components["schemas"]["PointIn"] | null;
            /**
             * Refresh
             * @description Work it out anew instead of taking a kept answer.
             * @default false
             */
            refresh?: boolean | null;
        };
        /**
         * WhyResultOut
         * @description Whether the chart counts the person, what following them one by one says, and how.
         */
        WhyResultOut: {
            /**
             * Agrees
             * @description Whether the chart and the reading say the same.
             */
            agrees: boolean | null;
            /**
             * Counted
             * @description Whether the chart counts them in this number.
             */
            counted: boolean;
            /** Entries */
            entries: components["schemas"]["WhyEntryOut"][];
            /** Events */
            events: components["schemas"]["WhyEventOut"][];
            /** @description The group, where groups are counted; its events are those of its people. */
            group?: components["schemas"]["WhyGroupOut"] | null;
            /**
             * Ids
             * @description All ids that were merged into it, itself first.
             */
            ids: string[];
            /**
             * Independent
             * @description The reading is worked out anew; false: it shows what the chart counted.
             */
            independent: boolean;
            missing: components["schemas"]["MissingOut"] | null;
            /**
             * More
             * @description So many events beyond those listed.
             */
            more: number;
            /**
             * Person Id
             * @description The current one, after merges.
             */
            person_id: string;
            /**
             * Read
             * @description Whether following their events says that they count; null: it cannot say.
             */
            read: boolean | null;
            /** Sentence */
            sentence: string;
            /**
             * Value
             * @description What they contribute to it.
             */
            value: number | null;
            window: components["schemas"]["WindowOut"] | null;
        };
        /**
         * WindowIn
         * @description A span of time, of 366 days at most; a month is 30 days.
         */
        WindowIn: {
            /**
             * Unit
             * @enum {string}
             */
            unit: "second" | "minute" | "hour" | "day" | "week" | "month";
            /** Value */
            value: number;
        };
        /**
         * WindowOut
         * @description From an instant until another, both included.
         */
        WindowOut: {
            /**
             * End
             * Format: date-time
             */
            end: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * WordsModel
         * @description One group and several of them, in a language.
         */
        WordsModel: {
            /**
             * Plural
             * @example companies
             */
            plural: string;
            /**
             * Singular
             * @example company
             */
            singular: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_my_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowingOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_my_reading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowingOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_my_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                kind: components["schemas"]["NoticeKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowingOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewProjectOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPreviewOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_alert_reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_what_changed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alert_evaluations: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alert_firings: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiringsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    snooze_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_annotations: {
        parameters: {
            query?: {
                /** @description A day of the project's time zone (2026-01-31), or an instant (2026-01-31T09:00:00Z). */
                date_from?: string | null;
                /** @description A day of the project's time zone (2026-01-31), or an instant (2026-01-31T09:00:00Z). */
                date_to?: string | null;
                kind?: components["schemas"]["AnnotationKind"] | null;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_annotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_annotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_annotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_annotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fit_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_from_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromTemplateIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FromTemplateOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_dashboards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bring_back_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duplicate_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_shared_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedLinksOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    share_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharedLinkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedLinkOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_shared_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                link_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_dashboard: {
        parameters: {
            query?: {
                /** @description As in a question; its own when left out. */
                date_from?: string | null;
                /** @description As in a question; its own when left out. */
                date_to?: string | null;
                /** @description A condition as JSON; its own when left out. */
                where?: string | null;
                compare?: components["schemas"]["Compare"] | null;
            };
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedDashboardOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_dashboard: {
        parameters: {
            query?: {
                /** @description As in a question; the board's when left out. */
                date_from?: string | null;
                /** @description As in a question; the board's when left out. */
                date_to?: string | null;
                /** @description A condition as JSON; the board's when left out. */
                where?: string | null;
            };
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_tile: {
        parameters: {
            query?: {
                /** @description As in a question; its own when left out. */
                date_from?: string | null;
                /** @description As in a question; its own when left out. */
                date_to?: string | null;
                /** @description A condition as JSON; its own when left out. */
                where?: string | null;
                compare?: components["schemas"]["Compare"] | null;
                refresh?: boolean;
            };
            header?: never;
            path: {
                dashboard_id: string;
                tile_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileAnswerOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_dashboard_versions: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                dashboard_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedVersionsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_dashboard_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dashboard_id: string;
                version: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasuresOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateCheckOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description Only events after this seq */
                after?: number;
                event?: string;
                person_id?: string | null;
                /** @description Only what was sent with this key */
                key_id?: string;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trace_event: {
        parameters: {
            query: {
                /** @description Of the event */
                message_id: string;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneysOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live_events: {
        parameters: {
            query?: {
                /** @description Only events of this name */
                event?: string;
                /** @description Only of this user, anonymous or person id */
                person?: string;
                /** @description Only what was sent with this key */
                key_id?: string;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_data: {
        parameters: {
            query?: {
                format?: components["schemas"]["FileFormat"];
                /** @description First day, or such as -30d */
                date_from?: string | null;
                /** @description Last day, included */
                date_to?: string | null;
                /** @description Of the days; else the project's */
                timezone?: string | null;
                /** @description Only these events */
                event?: string[] | null;
                /** @description Condition as JSON */
                where?: string;
                /** @description Only so many rows, the next by `cursor` */
                limit?: number | null;
                /** @description `Cauce-Next-Cursor` of the part before */
                cursor?: string | null;
            };
            header?: never;
            path: {
                what: components["schemas"]["Exported"];
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.arrow.file": unknown;
                    "application/vnd.apache.parquet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_types: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupTypesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    name_group_type: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As events name it */
                type: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupTypeNamesModel"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unname_group_type: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As events name it */
                type: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_groups: {
        parameters: {
            query?: {
                /** @description Only of this type */
                type?: string | null;
                /** @description Part of name or id */
                search?: string;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: string;
                group_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_events: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                type: string;
                group_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonEventsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_people: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                type: string;
                group_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMembersOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HooksOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HookIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hook_presets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresetsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HookChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hook_deliveries: {
        parameters: {
            query?: {
                verdict?: components["schemas"]["Verdict"] | null;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDeliveriesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hook_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                seq: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDeliveryBodyOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_hook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HookReplayIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookReplayOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_hook_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hook_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_import_content: {
        parameters: {
            query: {
                /** @description Where the piece begins */
                offset: number;
            };
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreviewOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import_rejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_insights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsightIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsightChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bring_back_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_insight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_insight_versions: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                insight_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedVersionsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_insight_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                insight_id: string;
                version: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeysOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_key_quota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitationOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_member_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_merges: {
        parameters: {
            query?: {
                /** @description What was refused, instead of what was merged */
                refused?: boolean;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merge_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_metric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetricIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_metric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_metric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetricChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_metric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_metric: {
        parameters: {
            query?: {
                /** @description As in a question; its own when left out. */
                date_from?: string | null;
                /** @description As in a question; its own when left out. */
                date_to?: string | null;
                /** @description A condition as JSON; its own when left out. */
                where?: string | null;
                interval?: components["schemas"]["Interval"];
            };
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileAnswerOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bring_back_metric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_metric_versions: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                metric_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedVersionsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_metric_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                metric_id: string;
                version: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notice_channels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_notice_channel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_notice_channel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_notice_channel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_notice_channel_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_notice_channel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notice_deliveries: {
        parameters: {
            query?: {
                /** @description Only deliveries in these states */
                state?: components["schemas"]["DeliveryState"][];
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDeliveriesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_notice_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_mail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailCheckOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_outbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_outbox_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                /** @description Part of name, e-mail or id */
                search?: string;
                /** @description Condition on traits, behaviour and cohorts as JSON */
                filter?: string;
                sort?: components["schemas"]["Sort"];
                user_id?: string | null;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_person_events: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                person_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonEventsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_pipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelineOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_purposes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurposesShape"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_purposes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurposesShape"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurposesShape"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_answer: {
        parameters: {
            query?: {
                format?: components["schemas"]["AnswerFormat"];
                /** @description Which table of the answer; a workbook has every one */
                table?: string;
                /** @description Begin a CSV with the mark Excel needs */
                bom?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.arrow.file": unknown;
                    "application/vnd.apache.parquet": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_people_behind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehindIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    state_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrendQuestion"] | components["schemas"]["FunnelQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["LifecycleQuestion"] | components["schemas"]["StickinessQuestion"] | components["schemas"]["PathsQuestion"] | components["schemas"]["SessionsQuestion"] | components["schemas"]["HistogramQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["CorrelationQuestion"] | components["schemas"]["CohortSizesQuestion"] | components["schemas"]["PeopleQuestion"] | components["schemas"]["WhyQuestion"] | components["schemas"]["SqlQuestion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatedOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rejects: {
        parameters: {
            query?: {
                reason?: components["schemas"]["RejectReason"] | null;
                /** @description Only what was sent with this key */
                key_id?: string;
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_rejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelectionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscardOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reject_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectGroupsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_reject_fix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_rejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPreviewOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_report_runs: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRunsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_report_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                run_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_report_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTestOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_schema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_segments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentNoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_segment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_segment_people: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                segment_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentMembersOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_project_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_project_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_source_alerts: {
        parameters: {
            query?: {
                state?: components["schemas"]["AlertsShown"];
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceAlertsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_source_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceAlertOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sources: {
        parameters: {
            query?: {
                /** @description How far back volumes count */
                hours?: number;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mute_source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_source_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sql_reference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SqlReferenceOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tracking_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingPlanOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_tracking_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_tracking_plan_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tracking_plan_files: {
        parameters: {
            query?: {
                of?: components["schemas"]["Which"];
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanFilesOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tracking_plan_file: {
        parameters: {
            query?: {
                of?: components["schemas"]["Which"];
            };
            header?: never;
            path: {
                kind: components["schemas"]["FileKind"];
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/yaml": unknown;
                    "application/zip": unknown;
                    "text/csv; charset=utf-8": unknown;
                    "text/x-python; charset=utf-8": unknown;
                    "text/x-typescript; charset=utf-8": unknown;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_tracking_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanImportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    learn_tracking_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnedOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_tracking_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tracking_plan_versions: {
        parameters: {
            query?: {
                /** @description Items a page */
                limit?: number;
                /** @description `cursor` of the page before; opaque */
                cursor?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_tracking_plan_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_tracking_plan_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tracking_plan_violations: {
        parameters: {
            query?: {
                /** @description How far back events are counted */
                days?: number;
            };
            header?: never;
            path: {
                /** @description Id of the project */
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationsOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_with_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_shared_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedBoardOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_shared_tile: {
        parameters: {
            query?: {
                /** @description As in a question; its own when left out. */
                date_from?: string | null;
                /** @description As in a question; its own when left out. */
                date_to?: string | null;
            };
            header?: never;
            path: {
                token: string;
                tile_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileAnswerOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_leaving: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavingOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavingOut"];
                };
            };
            /** @description Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
