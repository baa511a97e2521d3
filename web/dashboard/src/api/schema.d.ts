// Made from openapi.json by `npm run types`. Not written by hand.

export interface paths {
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs in; the answer sets the session's cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LoginInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description bad_credentials */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description too_many_attempts */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The member who is logged in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description not_logged_in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes name or language. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MeInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description invalid_input */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/recordings/{recording}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A recording, with all a player needs to begin anywhere. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recording: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordingDetail"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes a recording, everywhere. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recording: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{recording}/blocks/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of one block. It never changes while its recording has the same `generation`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recording: string;
                    n: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BlockEvents"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{recording}/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recording as an array of rrweb events. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    recording: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description an array of rrweb events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a site. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSite"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
                /** @description invalid_input */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a site; acts on the next page view. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SiteInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteView"];
                    };
                };
                /** @description conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid_input */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/sites/{site}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the snippet works, from counted facts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SiteCheck"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site's recordings that can be watched, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Begun at or after, ms. */
                    from?: components["schemas"]["i64"];
                    /** @description Begun before, ms. */
                    to?: components["schemas"]["i64"];
                    /** @description At least this long, ms. */
                    min_duration_ms?: components["schemas"]["i64"];
                    /** @description At most this long, ms. */
                    max_duration_ms?: components["schemas"]["i64"];
                    /** @description A glob over path, query and hash of any page; without `*` it may be anywhere in them. */
                    page?: string;
                    /** @description desktop, mobile or tablet. */
                    device?: string;
                    /** @description `next_cursor` of the page before. */
                    cursor?: string;
                    /** @description Items at most, 1 to 100; 25 if absent. */
                    limit?: number;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordingsPage"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid_input */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/recordings/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers beside a site's list. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Counters"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what a one-time link is for, without using it. */
        get: {
            parameters: {
                query: {
                    /** @description The token of the link. */
                    token: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WelcomeView"];
                    };
                };
                /** @description link_used, link_expired */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Uses a one-time link: makes the member and logs them in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WelcomeInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description link_used, link_expired */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid_input */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
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
        /** @description The events of one block. */
        BlockEvents: {
            /** @description rrweb events; the first `frame_events` of the block are a key frame made by the server. */
            events: Record<string, never>[];
            /**
             * Format: int32
             * @description The tab they belong to.
             */
            tab: number;
        };
        /** @description A run of events of one tab that can be opened alone. */
        BlockView: {
            /**
             * Format: int32
             * @description Bytes of JSON.
             */
            bytes: number;
            /** @description ms from the start. */
            first_ms: components["schemas"]["i64"];
            /**
             * Format: int32
             * @description Leading events that are a key frame: skipped when playing on from the block before.
             */
            frame_events: number;
            /** @description ms from the start. */
            last_ms: components["schemas"]["i64"];
            /**
             * Format: int32
             * @description Its number in the address.
             */
            n: number;
            /** @description It begins with a real page. */
            start: boolean;
            /** Format: int32 */
            tab: number;
        };
        /** @description The numbers beside the list. */
        Counters: {
            /**
             * Format: int64
             * @description How many the plan allows; null: unlimited.
             */
            limit?: number | null;
            /**
             * Format: int64
             * @description Recordings made in this month of the workspace's time zone, deleted ones included.
             */
            made_this_month: number;
            /** @description When the month ends, ms. */
            month_ends_at: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description Visits being recorded now; shown when the visitor has left.
             */
            recorded_now: number;
            /**
             * Format: int64
             * @description Recordings that can be watched.
             */
            stored_now: number;
        };
        /** @description A rule on elements by CSS selector. */
        ElementRule: {
            /** @description What happens to an element that matches. */
            rule: components["schemas"]["ElementRuleKind"];
            /** @description The CSS selector. */
            selector: string;
        };
        /**
         * @description What an element rule does.
         * @enum {string}
         */
        ElementRuleKind: "exclude" | "mask" | "ignore" | "unmask";
        /** @description Something that happened. */
        EventView: {
            at_ms: components["schemas"]["i64"];
            /** @description page, click, rage_click, input, scroll, error, console, custom, resize, gap or leave. */
            kind: string;
            /**
             * Format: int64
             * @description The node it happened to.
             */
            node?: number | null;
            /** Format: int32 */
            tab: number;
            text?: string | null;
            /** Format: double */
            x?: number | null;
            /** Format: double */
            y?: number | null;
        };
        /** @description What list and player both show. */
        Facts: {
            /** @description Of which something happened. */
            active_ms: components["schemas"]["i64"];
            browser?: string | null;
            /**
             * Format: int64
             * @description Bytes stored.
             */
            bytes: number;
            /** Format: int64 */
            clicks: number;
            /** @description Nothing is missing. */
            complete: boolean;
            /** @description Two letters. */
            country?: string | null;
            /** @description When the visit was first heard of, ms. */
            created_at: components["schemas"]["i64"];
            /** @description desktop, mobile, tablet or unknown. */
            device: string;
            duration_ms: components["schemas"]["i64"];
            /** @description Time of the last event, ms. */
            ended_at: components["schemas"]["i64"];
            entry: components["schemas"]["Place"];
            /** Format: int64 */
            errors: number;
            exit: components["schemas"]["Place"];
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            inputs: number;
            /** @description The browser's first language. */
            language?: string | null;
            os?: string | null;
            /** @description Where the visitor came from, without the query. */
            referrer?: string | null;
            screen?: components["schemas"]["Size"] | null;
            signals: components["schemas"]["SignalView"][];
            /** Format: uuid */
            site_id: string;
            /** @description Time of the first event, ms. */
            started_at: components["schemas"]["i64"];
            strip: components["schemas"]["Strip"];
            visitor: components["schemas"]["VisitorView"];
        };
        /** @description E-mail and password. */
        LoginInput: {
            email: string;
            password: string;
        };
        /** @description The member who is logged in, with everything the dashboard's frame shows. */
        Me: {
            /** @description The member. */
            member: components["schemas"]["MemberView"];
            /** @description The sites of the workspace, oldest first. */
            sites: components["schemas"]["SiteView"][];
            /** @description The server's version. */
            version: string;
            /** @description The workspace. */
            workspace: components["schemas"]["WorkspaceView"];
        };
        /** @description What a member may change of themselves. */
        MeInput: {
            /** @description en, de, cs or hu. */
            language?: string | null;
            /** @description Up to 100 characters. */
            name?: string | null;
        };
        /** @description A member as the API shows it. */
        MemberView: {
            /** @description The e-mail address. */
            email: string;
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description en, de, cs or hu. */
            language: string;
            /** @description The name; may be empty. */
            name: string;
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /** @description A new site. */
        NewSite: {
            /** @description A host name, or an address of the site. */
            domain: string;
            name: string;
        };
        /** @description How often something became of batches. */
        OutcomeCount: {
            /**
             * Format: int64
             * @description How often.
             */
            count: number;
            /** @description accepted, duplicate, filtered, limited, invalid or failed. */
            outcome: string;
            /** @description A reason code; empty when there is none. */
            reason: string;
        };
        /** @description A rule on pages by glob over path, query and hash. */
        PageRule: {
            /** @description The glob: `*` within a path segment, `**` over segments. */
            glob: string;
            /** @description What happens on a page that matches. */
            rule: components["schemas"]["PageRuleKind"];
        };
        /**
         * @description What a page rule does.
         * @enum {string}
         */
        PageRuleKind: "include" | "exclude";
        /** @description A page view. */
        PageView: {
            at_ms: components["schemas"]["i64"];
            duration_ms: components["schemas"]["i64"];
            href: string;
            /** Format: int32 */
            tab: number;
            title?: string | null;
        };
        /** @description A page's address and title. */
        Place: {
            href: string;
            title?: string | null;
        };
        /** @description A recording with all a player needs to begin anywhere. */
        RecordingDetail: components["schemas"]["Facts"] & {
            /** @description What to read for which time, by tab and time. */
            blocks: components["schemas"]["BlockView"][];
            /** @description What happened, for the list beside the player; at most 5,000. */
            events: components["schemas"]["EventView"][];
            /** @description Which tab to show when; covers the whole recording. */
            focus: components["schemas"]["TabStretch"][];
            /** @description Stretches that are missing. */
            gaps: components["schemas"]["TabStretch"][];
            /** @description Stretches in which nothing happened. */
            idle: components["schemas"]["Stretch"][];
            /**
             * Format: uuid
             * @description The recording begun next after this one.
             */
            next_id?: string | null;
            /** @description Page views in their order. */
            pages: components["schemas"]["PageView"][];
            /**
             * Format: uuid
             * @description The recording begun next before this one.
             */
            previous_id?: string | null;
            /** @description Tabs and when they were there. */
            tabs: components["schemas"]["TabSpan"][];
            viewport?: components["schemas"]["Size"] | null;
        };
        /** @description A recording in the list. */
        RecordingView: components["schemas"]["Facts"] & {
            /**
             * Format: int64
             * @description How many stretches are missing.
             */
            gaps: number;
            /**
             * Format: int64
             * @description How many page views.
             */
            pages: number;
            /**
             * Format: int64
             * @description How many tabs.
             */
            tabs: number;
        };
        /** @description One page of the list. */
        RecordingsPage: {
            /** @description Newest first. */
            items: components["schemas"]["RecordingView"][];
            /**
             * Format: int64
             * @description How many recordings the filter lets through.
             */
            matching: number;
            /** @description Where the next page begins; absent at the end. */
            next_cursor?: string | null;
        };
        /**
         * @description What a member may do.
         * @enum {string}
         */
        Role: "viewer" | "agent" | "admin" | "owner";
        /** @description A sign that something went wrong. */
        SignalView: {
            /** @description When, ms from the start. */
            at_ms: components["schemas"]["i64"];
            /** @description rage_click, error or quick_back. */
            kind: string;
        };
        /** @description Whether the snippet works. */
        SiteCheck: {
            batch_at?: components["schemas"]["i64"] | null;
            /** @description What became of batches in the last 24 hours. */
            outcomes: components["schemas"]["OutcomeCount"][];
            /**
             * Format: int64
             * @description Visits being recorded now.
             */
            recorded_now: number;
            recording_ready_at?: components["schemas"]["i64"] | null;
            snippet_seen_at?: components["schemas"]["i64"] | null;
            /** @description On which page. */
            snippet_seen_on?: string | null;
        };
        /** @description What may be changed of a site; what is absent stays. */
        SiteInput: {
            domains?: string[] | null;
            name?: string | null;
            /** @description Some of the settings, by name. */
            settings?: Record<string, never> | null;
        };
        /** @description The settings of a site as stored; a field that an older program did not know has its default. */
        SiteSettings: {
            /**
             * @description Whether nothing is recorded before the visitor consented.
             * @default false
             */
            consent_required: boolean;
            /**
             * @description What is hidden within pages.
             * @default []
             */
            elements: components["schemas"]["ElementRule"][];
            /**
             * @description Whether e-mail addresses in texts may be stored.
             * @default false
             */
            emails: boolean;
            /**
             * @description Whether what visitors type into unmarked fields may be stored.
             * @default false
             */
            forms: boolean;
            /**
             * @description Whether Global Privacy Control and Do Not Track switch recording off.
             * @default true
             */
            honour_signals: boolean;
            /**
             * @description Whether visits from phones and tablets are recorded.
             * @default true
             */
            mobile: boolean;
            /**
             * @description Whether digits in texts may be stored.
             * @default false
             */
            numbers: boolean;
            /**
             * @description Which pages are recorded; the last rule that matches wins.
             * @default []
             */
            pages: components["schemas"]["PageRule"][];
            /**
             * @description Keys of URL queries whose values are kept.
             * @default [
             *       "utm_source",
             *       "utm_medium",
             *       "utm_campaign",
             *       "utm_term",
             *       "utm_content"
             *     ]
             */
            query_keys: string[];
            /**
             * @description Whether visits of automated browsers are recorded; they are refused otherwise.
             * @default false
             */
            record_bots: boolean;
            /**
             * @description Whether visits are recorded at all.
             * @default true
             */
            recording: boolean;
            /**
             * Format: double
             * @description The share of visits that is recorded, from 0 to 1.
             * @default 1
             */
            sampling: number;
        };
        /** @description A site as the API shows it. */
        SiteView: {
            /** @description When it was made, ms. */
            created_at: components["schemas"]["i64"];
            /** @description Host names its pages have; empty: any. */
            domains: string[];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description The public key in the snippet. */
            key: string;
            /** @description The name. */
            name: string;
            /** @description What is recorded. */
            settings: components["schemas"]["SiteSettings"];
            /**
             * Format: int64
             * @description Counts changes.
             */
            settings_version: number;
            /** @description What to paste into the pages. */
            snippet: string;
        };
        /** @description Width and height in CSS pixels. */
        Size: {
            /** Format: int64 */
            height: number;
            /** Format: int64 */
            width: number;
        };
        /** @description A stretch of time, ms from the start. */
        Stretch: {
            from_ms: components["schemas"]["i64"];
            to_ms: components["schemas"]["i64"];
        };
        /**
         * @description Activity, pages and signals over the whole recording, to be drawn small. Stored apart from the rest
         *     of the summary, since the list shows many.
         */
        Strip: {
            /** @description 60 equal stretches of time, 0 to 255 each. */
            activity: number[];
            /** @description When pages begin, ms from the start. */
            pages: components["schemas"]["i64"][];
            signals: components["schemas"]["SignalView"][];
        };
        /** @description When a tab was there, ms from the start. */
        TabSpan: {
            first_ms: components["schemas"]["i64"];
            last_ms: components["schemas"]["i64"];
            /** Format: int32 */
            tab: number;
        };
        /** @description A stretch of time in a tab, ms from the start. */
        TabStretch: {
            from_ms: components["schemas"]["i64"];
            /** Format: int32 */
            tab: number;
            to_ms: components["schemas"]["i64"];
        };
        /** @description The visitor of a recording. */
        VisitorView: {
            /** Format: uuid */
            id: string;
            /** @description What to call them; a few characters of the id while nobody named them. */
            label: string;
            /** @description The browser was here before. */
            returning: boolean;
        };
        /** @description What the first owner, or a new member, chooses. */
        WelcomeInput: {
            email: string;
            /** @description en, de, cs or hu. */
            language?: string | null;
            password: string;
            token: string;
        };
        /** @description What a one-time link is for. */
        WelcomeView: {
            /** @description The address the link was made for, if any. */
            email?: string | null;
            /** @description `owner`: makes the first owner. `login`: lets a member choose a password. */
            purpose: string;
            /** @description The workspace's name. */
            workspace: string;
        };
        /** @description A workspace as the API shows it. */
        WorkspaceView: {
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description The name. */
            name: string;
            /** @description The plan's name. */
            plan: string;
            /** @description IANA name of the time zone. */
            time_zone: string;
        };
        /** Format: int64 */
        i64: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
