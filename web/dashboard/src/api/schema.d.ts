// Made from openapi.json by `npm run types`. Not written by hand.

export interface paths {
    "/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipts of all erasures, newest first. */
        get: operations["list_erasures"];
        put?: never;
        /** Erases, everywhere and for good. A large erasure is still being done when the answer comes. */
        post: operations["erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what an erasure would remove, and removes nothing. */
        post: operations["preview_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/{erasure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt. */
        get: operations["get_erasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
        post: operations["login"];
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
        post: operations["logout"];
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
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes name or language. */
        patch: operations["change_me"];
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
        get: operations["get_recording"];
        put?: never;
        post?: never;
        /** Deletes a recording, everywhere; leaves a receipt. */
        delete: operations["delete_recording"];
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
        get: operations["get_block"];
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
        get: operations["export_recording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{recording}/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logs that the recording is being watched. A player tells it when the first frame is on the screen; again within ten minutes it
         *     is the same line.
         */
        post: operations["log_watching"];
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
        post: operations["add_site"];
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
        get: operations["get_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a site; acts on the next page view. */
        patch: operations["change_site"];
        trace?: never;
    };
    "/sites/{site}/blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody whom a site does not record. */
        get: operations["list_blocked"];
        put?: never;
        /** Records a visitor no more; acts at once. What is stored of them stays until it is erased. */
        post: operations["add_blocked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/blocked/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Records a visitor again, from their next page on. */
        delete: operations["remove_blocked"];
        options?: never;
        head?: never;
        patch?: never;
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
        get: operations["check_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/clause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clause for a site's privacy policy. */
        get: operations["make_clause"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What recording costs the site's visitors, by page. */
        get: operations["recording_cost"];
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
        get: operations["list_recordings"];
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
        get: operations["count_recordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what of a site, and when, newest first. */
        get: operations["list_site_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who watched, exported or erased which recording. Kept for 13 months. */
        get: operations["list_viewings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/viewings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table: all lines that are wanted, comma-separated (RFC 4180), times in UTC. */
        get: operations["export_viewings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visitors/{visitor}/archive.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is kept of a visitor, as a zip file: the rows of the database, the events of each recording, and a text that explains
         *     them. A visitor is named by our id, or by the one that their browser has.
         */
        get: operations["export_visitor"];
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
        get: operations["look_at_link"];
        put?: never;
        /** Uses a one-time link: makes the member and logs them in. */
        post: operations["use_link"];
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
         * @description What a member did with a recording.
         * @enum {string}
         */
        Action: "loaded" | "watched" | "exported" | "erased";
        /** @description The events of one block. */
        BlockEvents: {
            /** @description rrweb events; the first `frame_events` of the block are a key frame made by the server. */
            events: {
                [key: string]: unknown;
            }[];
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
            /**
             * Format: int64
             * @description ms from the start.
             */
            first_ms: number;
            /**
             * Format: int32
             * @description Leading events that are a key frame: skipped when playing on from the block before.
             */
            frame_events: number;
            /**
             * Format: int64
             * @description ms from the start.
             */
            last_ms: number;
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
        /** @description A visitor who is not to be recorded any more. */
        BlockedInput: {
            kind?: components["schemas"]["BlockedKind"] | null;
            /** @description Of a visitor: our id, or the number that their browser has. */
            value?: string;
        };
        /**
         * @description By what a visitor is blocked.
         * @enum {string}
         */
        BlockedKind: "visitor" | "email" | "address" | "variable";
        /** @description A visitor who is not recorded. */
        BlockedVisitor: {
            /**
             * Format: int64
             * @description When it was added, ms.
             */
            added_at: number;
            /** @description What the member who added it was called then. */
            by: string | null;
            /**
             * Format: uuid
             * @description The entry.
             */
            id: string;
            /** @description By what. */
            kind: components["schemas"]["BlockedKind"];
            /** @description The number, address, network or variable. */
            value: string;
        };
        /** @description Everybody whom a site does not record. */
        BlockedVisitors: {
            /** @description Newest first, at most 1,000. */
            items: components["schemas"]["BlockedVisitor"][];
        };
        /** @description A clause for the site's privacy policy, made from its settings. */
        Clause: {
            /** @description Paragraphs; the first is the heading. */
            paragraphs: string[];
            /** @description That it is no legal advice, in the same language. */
            warning: string;
        };
        /** @description Figures of several page views. */
        CostFigures: {
            /**
             * Format: int32
             * @description How many steps less at most: 1 and 2 gather changes and pointer positions for longer, 3 pauses.
             */
            level: number;
            /**
             * Format: int64
             * @description Main-thread time of a page view, ms: half of them took no more.
             */
            median_ms: number;
            /**
             * Format: double
             * @description Share of the time on the page, 0 to 1: half of them took no more.
             */
            median_share: number;
            /**
             * Format: int64
             * @description 19 of 20 took no more.
             */
            p95_ms: number;
            /**
             * Format: double
             * @description 19 of 20 took no more.
             */
            p95_share: number;
            /** @description Views in which the recorder did less to keep its budget. */
            reduced_views: number;
            /**
             * Format: int64
             * @description The longest at once, ms: a page can react to nothing meanwhile.
             */
            worst_ms: number;
        };
        /** @description What recording has cost a site's visitors in the last 7 days. */
        CostReport: {
            overall: components["schemas"]["CostFigures"] | null;
            /** @description By address without query, the most expensive first; at most 50. */
            pages: components["schemas"]["PageCost"][];
            /**
             * Format: int64
             * @description Since when, ms.
             */
            since: number;
            /** @description Page views that told their cost; of more than 20,000 the newest. */
            views: number;
        };
        /** @description The numbers beside the list. */
        Counters: {
            /**
             * Format: int64
             * @description How many the plan allows; null: unlimited.
             */
            limit: number | null;
            /**
             * Format: int64
             * @description Recordings made in this month of the workspace's time zone, deleted ones included.
             */
            made_this_month: number;
            /**
             * Format: int64
             * @description When the month ends, ms.
             */
            month_ends_at: number;
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
        /**
         * @description What a visitor held in hand.
         * @enum {string}
         */
        Device: "desktop" | "mobile" | "tablet" | "unknown";
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
        /** @description What is to be erased: exactly one of these. */
        ErasureInput: {
            /** @description Every visitor of whom a site said that this is their address. */
            email?: string | null;
            /**
             * @description Every recording that was stored with this IP address, or, where only the network was kept, with its network. Where a site keeps no
             *     addresses its visits can't be found this way.
             */
            ip?: string | null;
            /**
             * Format: uuid
             * @description One recording; its visitor, too, if nothing else is known of them.
             */
            recording?: string | null;
            /**
             * Format: uuid
             * @description A visitor: our id, or the id that their browser has.
             */
            visitor?: string | null;
        };
        /** @description What an answer that is no success says. */
        ErrorBody: {
            /** @description Which entry of that field, from 0, if it is a list and one of its entries is wrong. */
            entry: number | null;
            /** @description For programs. */
            error: components["schemas"]["ErrorCode"];
            /** @description Which field of the request is wrong, if one is. */
            field: string | null;
            /** @description For the people who write them; English. */
            message: string;
            /**
             * Format: int64
             * @description When to try again, if trying again helps.
             */
            retry_after_s: number | null;
        };
        /**
         * @description What went wrong.
         * @enum {string}
         */
        ErrorCode: "malformed" | "not_logged_in" | "cross_site" | "forbidden" | "not_found" | "method_not_allowed" | "bad_credentials" | "too_many_attempts" | "link_used" | "link_expired" | "invalid_input" | "conflict" | "unavailable";
        /**
         * @description What an entry of the event list is.
         * @enum {string}
         */
        EventKind: "page" | "click" | "rage_click" | "input" | "scroll" | "error" | "console" | "custom" | "resize" | "leave";
        /** @description Something that happened. */
        EventView: {
            /** Format: int64 */
            at_ms: number;
            kind: components["schemas"]["EventKind"];
            /**
             * Format: int64
             * @description The node it happened to.
             */
            node: number | null;
            /** Format: int32 */
            tab: number;
            text: string | null;
            /** Format: double */
            x: number | null;
            /** Format: double */
            y: number | null;
        };
        /** @description What list and player both show. */
        Facts: {
            /**
             * Format: int64
             * @description Of which something happened.
             */
            active_ms: number;
            browser: string | null;
            /**
             * Format: int64
             * @description Bytes stored.
             */
            bytes: number;
            /** Format: int64 */
            clicks: number;
            /** @description No stretch of time is missing. */
            complete: boolean;
            /**
             * Format: int64
             * @description Style sheets, long texts and pictures that pages named and nobody ever sent; their places are empty.
             */
            contents_missing: number;
            /** @description Two letters. */
            country: string | null;
            /**
             * Format: int64
             * @description When the visit was first heard of, ms.
             */
            created_at: number;
            device: components["schemas"]["Device"];
            /** Format: int64 */
            duration_ms: number;
            /**
             * Format: int64
             * @description Time of the last event, ms.
             */
            ended_at: number;
            entry: components["schemas"]["Place"];
            /** Format: int64 */
            errors: number;
            exit: components["schemas"]["Place"];
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            inputs: number;
            /** @description The browser's first language. */
            language: string | null;
            os: string | null;
            /** @description Where the visitor came from, without the query. */
            referrer: string | null;
            screen: components["schemas"]["Size"] | null;
            signals: components["schemas"]["SignalView"][];
            /** Format: uuid */
            site_id: string;
            /**
             * Format: int64
             * @description Time of the first event, ms.
             */
            started_at: number;
            strip: components["schemas"]["Strip"];
            visitor: components["schemas"]["VisitorView"];
        };
        /** @description What there is to erase. */
        Holdings: {
            /**
             * Format: int64
             * @description Recordings that are meant by their network alone, of which more of the address was not kept: they may be somebody else's.
             */
            by_network: number;
            /**
             * Format: int64
             * @description Bytes of what is sealed.
             */
            bytes: number;
            /**
             * Format: int64
             * @description Pages seen in them.
             */
            page_views: number;
            /**
             * Format: int64
             * @description Recordings, also those that are not listed.
             */
            recordings: number;
            /**
             * Format: int64
             * @description Of which so many are of visits that go on.
             */
            running: number;
            /**
             * Format: int64
             * @description Visitors that are erased altogether.
             */
            visitors: number;
        };
        /** @description What is known of who a visitor is. */
        Identity: {
            /**
             * @description The e-mail address.
             * @default null
             */
            email: string | null;
            /**
             * @description The name.
             * @default null
             */
            name: string | null;
            /**
             * @description The phone number.
             * @default null
             */
            phone: string | null;
            /**
             * @description Whatever else the site said, by its own names; at most 50.
             * @default {}
             */
            variables: {
                [key: string]: string;
            };
        };
        /**
         * @description How much of an address is kept; in the order of how much.
         * @enum {string}
         */
        IpAddresses: "off" | "shortened" | "full";
        /**
         * @description One of them.
         * @enum {string}
         */
        Language: "en" | "de" | "cs" | "hu";
        /** @description A member who is in the log. */
        Logged: {
            /**
             * Format: uuid
             * @description The member.
             */
            id: string;
            /** @description What they are called. */
            name: string;
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
            language?: components["schemas"]["Language"] | null;
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
            /** @description What they read. */
            language: components["schemas"]["Language"];
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
            /** @description What became of them. */
            outcome: components["schemas"]["OutcomeName"];
            reason: components["schemas"]["Refusal"] | null;
        };
        /**
         * @description The names that outcomes are counted under.
         * @enum {string}
         */
        OutcomeName: "accepted" | "ping" | "duplicate" | "filtered" | "limited" | "invalid" | "failed";
        /** @description What one page costs. */
        PageCost: components["schemas"]["CostFigures"] & {
            /** @description Its path, with the part after `#` where that is a route. */
            path: string;
            /** @description Page views that told their cost. */
            views: number;
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
            /** Format: int64 */
            at_ms: number;
            cost: components["schemas"]["PageViewCost"] | null;
            /** Format: int64 */
            duration_ms: number;
            href: string;
            /** Format: int32 */
            tab: number;
            title: string | null;
        };
        /** @description What recording a page view took of its main thread. */
        PageViewCost: {
            /**
             * Format: int32
             * @description How many steps less was recorded at worst; 0: all.
             */
            level: number;
            /**
             * Format: int64
             * @description In all.
             */
            ms: number;
            /**
             * Format: int64
             * @description The longest at once.
             */
            worst_ms: number;
        };
        /** @description A page's address and title. */
        Place: {
            href: string;
            title: string | null;
        };
        /**
         * @description What a one-time link lets somebody do.
         * @enum {string}
         */
        Purpose: "owner" | "login";
        /** @description What proves an erasure. */
        Receipt: {
            /**
             * Format: int64
             * @description When it was asked for, ms.
             */
            asked_at: number;
            /** @description The member who asked; null: the operator, on the command line, or a member who has gone. */
            by: string | null;
            /** @description SHA-256 in hex, chained over the ids of what was removed and, when it is done, over the counts. */
            digest: string;
            /**
             * Format: int64
             * @description When nothing was left, ms; null: it is still being done.
             */
            done_at: number | null;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description What it removed, so far. */
            removed: components["schemas"]["Removed"];
            /** @description By what it was asked for. Not for whom: that is erased. */
            scope: components["schemas"]["Scope"];
        };
        /** @description Some of the receipts. */
        Receipts: {
            /** @description Newest first. */
            items: components["schemas"]["Receipt"][];
            /**
             * Format: uuid
             * @description Where the next page begins; null at the end.
             */
            next: string | null;
        };
        /** @description A recording with all a player needs to begin anywhere. */
        RecordingDetail: components["schemas"]["Facts"] & {
            /** @description The visitor's IP address or its network, where the site keeps it. */
            address: string | null;
            /** @description What to read for which time, by tab and time. */
            blocks: components["schemas"]["BlockView"][];
            /** @description What happened, for the list beside the player; at most 5,000. */
            events: components["schemas"]["EventView"][];
            /** @description Which tab to show when; covers the whole recording. */
            focus: components["schemas"]["TabStretch"][];
            /** @description Stretches that are missing. */
            gaps: components["schemas"]["TabStretch"][];
            identity: components["schemas"]["Identity"] | null;
            /** @description Stretches in which nothing happened. */
            idle: components["schemas"]["Stretch"][];
            /** @description The site's settings that its first page went by. */
            made_under: components["schemas"]["SettingsThen"];
            /**
             * Format: uuid
             * @description The recording begun next after this one.
             */
            next_id: string | null;
            /** @description Page views in their order. */
            pages: components["schemas"]["PageView"][];
            /**
             * Format: uuid
             * @description The recording begun next before this one.
             */
            previous_id: string | null;
            /** @description Tabs and when they were there. */
            tabs: components["schemas"]["TabSpan"][];
            viewport: components["schemas"]["Size"] | null;
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
            next_cursor: string | null;
        };
        /**
         * @description Why a batch was refused. The names are part of the wire protocol.
         * @enum {string}
         */
        Refusal: "malformed" | "truncated" | "bad_envelope" | "bad_events" | "bad_seq" | "too_many_events" | "unknown_site" | "origin" | "switched_off" | "quota" | "bot" | "mobile" | "blocked" | "ended" | "body_too_large" | "decoded_too_large" | "rate_limited" | "busy" | "journal_full" | "disk_full" | "unavailable" | "slow";
        /** @description What an erasure removed. */
        Removed: {
            /**
             * Format: int64
             * @description Batches that were not sealed yet.
             */
            batches: number;
            /**
             * Format: int64
             * @description Bytes of the segments.
             */
            bytes: number;
            /**
             * Format: int64
             * @description Rows of pages that were seen.
             */
            page_views: number;
            /**
             * Format: int64
             * @description Recordings.
             */
            recordings: number;
            /**
             * Format: int64
             * @description Objects of sealed recordings.
             */
            segments: number;
            /**
             * Format: int64
             * @description Visitors, with all that the site said of them.
             */
            visitors: number;
        };
        /**
         * @description What a member may do.
         * @enum {string}
         */
        Role: "viewer" | "agent" | "admin" | "owner";
        /**
         * @description By what an erasure was asked for.
         * @enum {string}
         */
        Scope: "recording" | "visitor" | "email" | "address";
        /** @description A setting that was changed. */
        SettingChange: {
            /** @description What it became. */
            after: unknown;
            /** @description What it was. */
            before: unknown;
            /** @description Its name; also `name` and `domains` of the site. */
            setting: string;
        };
        /** @description Some settings; those that are absent stay as they are. */
        SettingsChange: {
            /** @description Whether what canvases show may be stored, as pictures. */
            canvas?: boolean;
            /** @description Whether nothing is recorded before the visitor consented. */
            consent_required?: boolean;
            /** @description What is hidden within pages. */
            elements?: components["schemas"]["ElementRule"][];
            /** @description Whether e-mail addresses in texts may be stored. */
            emails?: boolean;
            /** @description Whether what visitors type into unmarked fields may be stored. */
            forms?: boolean;
            /** @description Origins whose pages may stand in each other's frames and be recorded as one; exact, as in https://shop.example. */
            frames?: string[];
            /** @description Whether Global Privacy Control and Do Not Track switch recording off. */
            honour_signals?: boolean;
            /** @description How much of visitors' IP addresses is kept; what keeps less is made true for what is stored, too. */
            ip_addresses?: components["schemas"]["IpAddresses"];
            /**
             * Format: int32
             * @description Visits that are shorter are not kept, in seconds; 0: all are. Counted over the whole visit, all its pages and tabs.
             */
            min_duration_s?: number;
            /** @description Whether visits from phones and tablets are recorded. */
            mobile?: boolean;
            /** @description Whether digits in texts may be stored. */
            numbers?: boolean;
            /** @description Which pages are recorded; the last rule that matches wins. */
            pages?: components["schemas"]["PageRule"][];
            /** @description Keys of URL queries whose values are kept. */
            query_keys?: string[];
            /** @description Whether visits of automated browsers are recorded; they are refused otherwise. */
            record_bots?: boolean;
            /** @description Whether visits are recorded at all. */
            recording?: boolean;
            /**
             * Format: double
             * @description The share of visits that is recorded, from 0 to 1.
             */
            sampling?: number;
        };
        /** @description The settings that a recording was made under. */
        SettingsThen: {
            settings: components["schemas"]["SiteSettings"] | null;
            /**
             * Format: int64
             * @description Since when it held, ms; null: not known.
             */
            since: number | null;
            /**
             * Format: int64
             * @description The version.
             */
            version: number;
        };
        /**
         * @description What may be worth watching.
         * @enum {string}
         */
        SignalKind: "rage_click" | "error" | "quick_back";
        /** @description A sign that something went wrong. */
        SignalView: {
            /**
             * Format: int64
             * @description When, ms from the start.
             */
            at_ms: number;
            kind: components["schemas"]["SignalKind"];
        };
        /** @description Whether the snippet works. */
        SiteCheck: {
            /**
             * Format: int64
             * @description When a batch was last accepted, ms.
             */
            batch_at: number | null;
            /** @description What became of batches in the last 24 hours. */
            outcomes: components["schemas"]["OutcomeCount"][];
            /**
             * Format: int64
             * @description Visits being recorded now.
             */
            recorded_now: number;
            /**
             * Format: int64
             * @description When a recording last became ready, ms.
             */
            recording_ready_at: number | null;
            /**
             * Format: int64
             * @description When a page with the snippet was last seen, ms.
             */
            snippet_seen_at: number | null;
            /** @description On which page. */
            snippet_seen_on: string | null;
            /**
             * Format: int64
             * @description Visits of the last 24 hours that were shorter than the site wants.
             */
            too_short: number;
            /** @description Pages of this site's domains that carry a key that no site has. */
            wrong_keys: components["schemas"]["WrongKey"][];
        };
        /** @description What may be changed of a site; what is absent stays. */
        SiteInput: {
            domains?: string[] | null;
            name?: string | null;
            settings?: components["schemas"]["SettingsChange"] | null;
        };
        /** @description The settings of a site as stored; a field that an older program did not know has its default. */
        SiteSettings: {
            /**
             * @description Whether what canvases show may be stored, as pictures.
             * @default false
             */
            canvas: boolean;
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
             * @description Origins whose pages may stand in each other's frames and be recorded as one; exact, as in https://shop.example.
             * @default []
             */
            frames: string[];
            /**
             * @description Whether Global Privacy Control and Do Not Track switch recording off.
             * @default true
             */
            honour_signals: boolean;
            /**
             * @description How much of visitors' IP addresses is kept; what keeps less is made true for what is stored, too.
             * @default off
             */
            ip_addresses: components["schemas"]["IpAddresses"];
            /**
             * Format: int32
             * @description Visits that are shorter are not kept, in seconds; 0: all are. Counted over the whole visit, all its pages and tabs.
             * @default 0
             */
            min_duration_s: number;
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
            /**
             * Format: int64
             * @description When it was made, ms.
             */
            created_at: number;
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
            /** @description The page that tells the site's visitors what is recorded. */
            privacy_page: string;
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
            /** Format: int64 */
            from_ms: number;
            /** Format: int64 */
            to_ms: number;
        };
        /**
         * @description Activity, pages and signals over the whole recording, to be drawn small. Stored apart from the rest
         *     of the summary, since the list shows many.
         */
        Strip: {
            /** @description 60 equal stretches of time, 0 to 255 each. */
            activity: number[];
            /** @description When pages begin, ms from the start. */
            pages: number[];
            signals: components["schemas"]["SignalView"][];
        };
        /** @description When a tab was there, ms from the start. */
        TabSpan: {
            /** Format: int64 */
            first_ms: number;
            /** Format: int64 */
            last_ms: number;
            /** Format: int32 */
            tab: number;
        };
        /** @description A stretch of time in a tab, ms from the start. */
        TabStretch: {
            /** Format: int64 */
            from_ms: number;
            /** Format: int32 */
            tab: number;
            /** Format: int64 */
            to_ms: number;
        };
        /** @description One change of a site. */
        VersionView: {
            /**
             * Format: int64
             * @description When, ms; null: before versions were kept.
             */
            at: number | null;
            /** @description What the member who did it was called then; null: the operator, or not known. */
            by: string | null;
            /** @description What became different; nothing in the first version that is known. */
            changes: components["schemas"]["SettingChange"][];
            /**
             * Format: int64
             * @description Counts from 1, when the site was added.
             */
            version: number;
        };
        /** @description Changes of a site. */
        Versions: {
            /** @description Newest first, at most 20. */
            items: components["schemas"]["VersionView"][];
            /**
             * Format: int64
             * @description Give it as `before` for those that come next; null at the end.
             */
            next_before: number | null;
        };
        /** @description A line of the log. */
        Viewing: {
            /** @description What was done. */
            action: components["schemas"]["Action"];
            /**
             * Format: int64
             * @description When, ms.
             */
            at: number;
            /** @description What the member is called; of one who has gone, was called then. */
            by: string | null;
            /**
             * Format: uuid
             * @description The receipt of what was erased.
             */
            erasure: string | null;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /**
             * Format: uuid
             * @description The member; null: the operator, on the command line.
             */
            member: string | null;
            /**
             * Format: uuid
             * @description With which recording.
             */
            recording: string | null;
            /**
             * Format: uuid
             * @description The site of a recording that can still be watched; null: it is gone.
             */
            site: string | null;
        };
        /** @description Some lines of the log. */
        Viewings: {
            /** @description Newest first. */
            items: components["schemas"]["Viewing"][];
            /** @description Members who are in the log, on any page. */
            members: components["schemas"]["Logged"][];
            /**
             * Format: uuid
             * @description Where the next page begins; null at the end.
             */
            next: string | null;
        };
        /** @description The visitor of a recording. */
        VisitorView: {
            /** Format: uuid */
            id: string;
            /** @description What to call them: the name, address or phone number that the site said, else a few characters of the id. */
            label: string;
            /** @description The browser was here before. */
            returning: boolean;
        };
        /** @description What the first owner, or a new member, chooses. */
        WelcomeInput: {
            email: string;
            language?: components["schemas"]["Language"] | null;
            password: string;
            token: string;
        };
        /** @description What a one-time link is for. */
        WelcomeView: {
            /** @description The address the link was made for, if any. */
            email: string | null;
            purpose: components["schemas"]["Purpose"];
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
        /** @description A snippet with a wrong key. */
        WrongKey: {
            /**
             * Format: int64
             * @description Requests in the last 24 hours.
             */
            count: number;
            /** @description The host of the pages. */
            host: string;
            /** @description The key they carry. */
            key: string;
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
    list_erasures: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipts of all erasures, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureInput"];
            };
        };
        responses: {
            /** @description Erases, everywhere and for good. A large erasure is still being done when the answer comes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    preview_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureInput"];
            };
        };
        responses: {
            /** @description Tells what an erasure would remove, and removes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holdings"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    login: {
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
            /** @description Logs in; the answer sets the session's cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description bad_credentials */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description too_many_attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logs out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description cross_site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member who is logged in. */
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
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_me: {
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
            /** @description Changes name or language. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_recording: {
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
            /** @description A recording, with all a player needs to begin anywhere. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDetail"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_recording: {
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
            /** @description Deletes a recording, everywhere; leaves a receipt. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_block: {
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
            /** @description The events of one block. It never changes while its recording has the same `generation`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockEvents"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    export_recording: {
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
            /** @description rrweb events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    log_watching: {
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
            /**
             * @description Logs that the recording is being watched. A player tells it when the first frame is on the screen; again within ten minutes it
             *     is the same line.
             */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    add_site: {
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
            /** @description Adds a site. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_site: {
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
            /** @description A site. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_site: {
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
            /** @description Changes a site; acts on the next page view. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_blocked: {
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
            /** @description Everybody whom a site does not record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockedVisitors"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    add_blocked: {
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
                "application/json": components["schemas"]["BlockedInput"];
            };
        };
        responses: {
            /** @description Records a visitor no more; acts at once. What is stored of them stays until it is erased. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockedVisitor"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    remove_blocked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records a visitor again, from their next page on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site, forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    check_site: {
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
            /** @description Whether the snippet works, from counted facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteCheck"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    make_clause: {
        parameters: {
            query: {
                /** @description The company's name, at most 200 characters. */
                company: string;
                /** @description Its VAT id, at most 40 characters. */
                vat_id?: string;
                /** @description The language of the clause. */
                language: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clause for a site's privacy policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clause"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    recording_cost: {
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
            /** @description What recording costs the site's visitors, by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostReport"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_recordings: {
        parameters: {
            query?: {
                /** @description Begun at or after, ms. */
                from?: number;
                /** @description Begun before, ms. */
                to?: number;
                /** @description At least this long, ms. */
                min_duration_ms?: number;
                /** @description At most this long, ms. */
                max_duration_ms?: number;
                /** @description A glob over path, query and hash of any page; without `*` it may be anywhere in them. */
                page?: string;
                /** @description Seen on such a device. */
                device?: components["schemas"]["Device"];
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
            /** @description A site's recordings that can be watched, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingsPage"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    count_recordings: {
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
            /** @description The numbers beside a site's list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counters"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_site_versions: {
        parameters: {
            query?: {
                /** @description Only versions before this one. */
                before?: number;
            };
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who changed what of a site, and when, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Versions"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_viewings: {
        parameters: {
            query?: {
                /** @description Of this member only. */
                member?: string;
                /** @description True: of the operator only, on the command line. */
                operator?: boolean;
                /** @description Only what was done so. */
                action?: components["schemas"]["Action"];
                /** @description At or after, ms. */
                from?: number;
                /** @description Before, ms. */
                to?: number;
                /** @description `next` of the page before. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who watched, exported or erased which recording. Kept for 13 months. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewings"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    export_viewings: {
        parameters: {
            query?: {
                /** @description Of this member only. */
                member?: string;
                /** @description True: of the operator only, on the command line. */
                operator?: boolean;
                /** @description Only what was done so. */
                action?: components["schemas"]["Action"];
                /** @description At or after, ms. */
                from?: number;
                /** @description Before, ms. */
                to?: number;
                /** @description `next` of the page before. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description time,member,action,recording,receipt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    export_visitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visitor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description README.txt, visitor.json, recordings/ID.json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description not_logged_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    look_at_link: {
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
            /** @description Tells what a one-time link is for, without using it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WelcomeView"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description link_expired, link_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    use_link: {
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
            /** @description Uses a one-time link: makes the member and logs them in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description cross_site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description link_expired, link_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
