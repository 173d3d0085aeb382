// Generated from the OpenAPI document by `npm run client`. Changes belong into the routes.

export interface paths {
    "/api/call-events/{team_id}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell of a call by GET, as VICIdial does
         * @description Takes the events of Twilio, Vonage, HubSpot or VICIdial as they send them, without a token: the signature tells that they are theirs. What comes twice, or in another order, changes nothing.
         */
        get: operations["receiveCallByGet"];
        put?: never;
        /**
         * Tell of a call, as a provider does
         * @description Takes the events of Twilio, Vonage, HubSpot or VICIdial as they send them, without a token: the signature tells that they are theirs. What comes twice, or in another order, changes nothing.
         */
        post: operations["receiveCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contacts, in DutyCall’s words */
        get: operations["dutycallListContacts"];
        put?: never;
        /**
         * Create a contact, in DutyCall’s words
         * @description Needs a name and a phone. `company` is found by its name, or created.
         */
        post: operations["dutycallCreateContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a contact with its calls, in DutyCall’s words */
        get: operations["dutycallGetContact"];
        /**
         * Change a contact, in DutyCall’s words
         * @description What is absent stays, and null clears.
         */
        put: operations["dutycallUpdateContact"];
        post?: never;
        /**
         * Move a contact to the trash, or remove it for good, in DutyCall’s words
         * @description `permanent=true` removes at once, from the trash as well, and answers the contact as it was.
         */
        delete: operations["dutycallDeleteContact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 contacts, in DutyCall’s words
         * @description Takes a bare list as well. Each contact is created by itself: one that fails stops no other, and `errors` tell all that is wrong with it.
         */
        post: operations["dutycallCreateContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/import/google-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a Google Sheet, in DutyCall’s words
         * @description Takes any public URL of a sheet: shared with anyone who has the link, or published to the web. The tab is that of the URL, or `gid`, or `sheet` by its name; else the first. A user imports 10 sheets in an hour. What is wrong with the sheet is answered at once: `sheet_not_public`, `sheet_not_found`, `sheet_too_slow`, `file_too_large`. The job is an import: `GET /api/crm/imports/{job_id}` tells how far it is.
         */
        post: operations["dutycallImportGoogleSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, the latest first
         * @description Filters that few changes pass are searched for page by page: a page may be empty though more follow.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/call-hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the receivers of calls, newest first */
        get: operations["listCallHooks"];
        put?: never;
        /**
         * Receive the calls of a provider
         * @description Give the provider the URL of the API with `path` behind it.
         */
        post: operations["createCallHook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/call-hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a receiver of calls */
        get: operations["getCallHook"];
        put?: never;
        post?: never;
        /**
         * Delete a receiver of calls
         * @description What its provider sends from then on is refused; calls stay.
         */
        delete: operations["deleteCallHook"];
        options?: never;
        head?: never;
        /**
         * Change a receiver of calls
         * @description What is absent stays.
         */
        patch: operations["updateCallHook"];
        trace?: never;
    };
    "/api/crm/calling-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the presets of hours and caps that a team can name in its settings
         * @description Each with the month as of which it holds, where that is from, and how sure it is. Presets are settings, never legal advice.
         */
        get: operations["listCallingPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the calls of which nobody knows whose they are, the latest first
         * @description A page may be short although more follow.
         */
        get: operations["listCalls"];
        put?: never;
        /**
         * Log a call by its number
         * @description It is the call of the contact that has the number. Where several have it, it is `ambiguous` and of none of them until somebody says which; where nobody has it, it waits the same way, or `contact` makes one.
         */
        post: operations["createCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a call */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Write down what came of a call
         * @description What is absent stays, and null clears. What people say stands, whatever the provider tells later; an `outcome` ends a call that goes on.
         */
        patch: operations["updateCall"];
        trace?: never;
    };
    "/api/crm/calls/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whose a call is
         * @description Of a call that is `ambiguous` or of nobody known. Its contact counts it from then on.
         */
        post: operations["assignCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List campaigns, newest first */
        get: operations["listCampaigns"];
        put?: never;
        /**
         * Create a campaign
         * @description It begins as a `draft` without contacts. What a manager creates belongs to the manager’s department.
         */
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a campaign with the counts of its contacts */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        /** Delete a campaign that has no contacts */
        delete: operations["deleteCampaign"];
        options?: never;
        head?: never;
        /**
         * Change a campaign, or its state
         * @description What is absent stays. A `draft` becomes `active`; an `active` campaign is `paused` and goes on; either can be `completed`, which is its end. Contacts of an active campaign are not deleted.
         */
        patch: operations["updateCampaign"];
        trace?: never;
    };
    "/api/crm/campaigns/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contacts of a campaign, by their states
         * @description A page may be short although more follow. `counts` of the campaign says how many there are of each state.
         */
        get: operations["listCampaignContacts"];
        put?: never;
        /**
         * Add contacts to a campaign
         * @description By up to 1,000 `ids` at once; each is added, is in it already, or is excluded because it must not be called, with the reasons. Hours and caps exclude nobody: they pass. By `filter`, with the parameters of the list, a job adds them, and lists those that it excludes among its failures. Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.
         */
        post: operations["addCampaignContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/campaigns/{id}/contacts/{contact_id}": {
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
         * Take a contact out of a campaign
         * @description One that is not in it stays out.
         */
        delete: operations["removeCampaignContact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/campaigns/{id}/contacts/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up to 1,000 contacts out of a campaign
         * @description Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.
         */
        post: operations["removeCampaignContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/campaigns/{id}/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count by reason whom a campaign could not call now
         * @description Judges up to `limit` contacts within reach as if the campaign called them now. A larger campaign is judged in parts: `next_cursor` goes on, and the numbers of the parts add up.
         */
        get: operations["getCampaignPreflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List companies */
        get: operations["listCompanies"];
        put?: never;
        /**
         * Create a company
         * @description Several may have one name; `warnings` say so, with the one that free text means.
         */
        post: operations["createCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a company */
        get: operations["getCompany"];
        /**
         * Change a company, as PATCH does
         * @description What is absent stays, and null clears. Free text means the first company that has a name: with another one it is no longer found by the old.
         */
        put: operations["replaceCompany"];
        post?: never;
        /**
         * Delete a company
         * @description Refused while it has contacts, unless `reassign_to` names the company that they move to, up to 1,000 of them. Contacts in the trash keep the id: without the company they are restored only where the team does not require one.
         */
        delete: operations["deleteCompany"];
        options?: never;
        head?: never;
        /**
         * Change a company
         * @description What is absent stays, and null clears. Free text means the first company that has a name: with another one it is no longer found by the old.
         */
        patch: operations["updateCompany"];
        trace?: never;
    };
    "/api/crm/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Every filter goes with every other, with any sort, and with offset or cursor; `count` is exact. Custom fields are filtered by `cf.<field>=<value>`.
         */
        get: operations["listContacts"];
        put?: never;
        /**
         * Create a contact
         * @description Needs a name in either form and, unless the team makes it optional, a company. `warnings` name other contacts with the same values where the team only wants to know; `possible_duplicates` who may be the same person, by a number, an address or an id in common. Where ten or more contacts with different names have a value, the warning `shared_value` says so, and nobody is told by it.
         */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a contact */
        get: operations["getContact"];
        /**
         * Change a contact, as PATCH does
         * @description What is absent stays, null clears, tags are replaced and custom fields merged. A change that changes nothing leaves the version as it is. `warnings` name other contacts with the same values where the team only wants to know, and an opt-out that the change keeps; `possible_duplicates` who may be the same person, by the numbers, address or id that the change brought.
         */
        put: operations["replaceContact"];
        post?: never;
        /**
         * Move a contact to the trash, or remove it for good
         * @description Its phone and email are free again. What is in the trash is removed for good when the team’s `trash_days` are over; `permanent=true` does so at once, from the trash as well, and answers the contact as it was.
         */
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        /**
         * Change a contact
         * @description What is absent stays, null clears, tags are replaced and custom fields merged. A change that changes nothing leaves the version as it is. `warnings` name other contacts with the same values where the team only wants to know, and an opt-out that the change keeps; `possible_duplicates` who may be the same person, by the numbers, address or id that the change brought.
         */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/api/crm/contacts/{id}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down what happened with a contact
         * @description A note, an email, an appointment, a conversation or a ticket; its timeline shows it.
         */
        post: operations["createActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an activity */
        get: operations["getActivity"];
        put?: never;
        post?: never;
        /**
         * Delete an activity
         * @description Its author may, and admins.
         */
        delete: operations["deleteActivity"];
        options?: never;
        head?: never;
        /**
         * Change an activity
         * @description Its author may, and admins. What is absent stays, and null clears.
         */
        patch: operations["updateActivity"];
        trace?: never;
    };
    "/api/crm/contacts/{id}/anonymize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person (GDPR 17)
         * @description A job takes the person out of every store, and a certificate with the request tells of each what was taken away. The contact stays under its id, blank, with `erased_at`, in no list; the numbers and addresses that nobody else has stay suppressed by their hashes. What a legal hold keeps waits, and goes within fifteen minutes once it is lifted. It cannot be undone. With `dry_run` nothing is written: `stores` says what would go.
         */
        post: operations["anonymizeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what of a contact, the latest first */
        get: operations["listContactAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/callable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a contact may be called now
         * @description Every reason against it, and when it may be called. Also of a contact in the trash. `reserve` is for dialers that can only GET; POST is the form that takes an `Idempotency-Key`.
         */
        get: operations["getCallable"];
        put?: never;
        /**
         * Ask whether a contact may be called now, and reserve its number
         * @description Of all who ask with `reserve` at once, one gets it: `reservation` is null for the others, and `reasons` has `reserved`. It ends with its time, when a call that began since is logged as over, or with `reserve: 0`.
         */
        post: operations["askCallable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the calls of a contact, the latest first */
        get: operations["listContactCalls"];
        put?: never;
        /**
         * Log a call of a contact
         * @description The contact’s `last_called_at`, `last_call_outcome` and `total_calls` count it at once. With `external_id` the same call may be told of again, in any order: it stays one.
         */
        post: operations["logContactCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a contact has consented to, the last said first
         * @description Every row that was ever recorded; `current` marks the last word on each purpose.
         */
        get: operations["listConsents"];
        /**
         * Record a consent, a refusal or a withdrawal
         * @description Adds a row and changes none: a withdrawal leaves the proof of what was granted. A grant needs its wording and its proof. What the last word on the purpose says already adds nothing. The last word is what was said last, whenever it was recorded. It is no opt-out, and takes none back: that is `do_not_call`.
         */
        put: operations["recordConsent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/data-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put together all that is known of a person
         * @description For a person who asks for it (GDPR 15, 20). A job reads every store that an erasure would clean, and makes one archive: JSON, a page to read, and recordings as far as they can be had. `GET /privacy-requests/{id}` answers where it is read. Asked for again while it is made, that is the answer; later, it is made anew.
         */
        post: operations["exportContactData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/extractions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what calls said of a contact, the latest calls first */
        get: operations["listExtractions"];
        put?: never;
        /**
         * Take in what a call said of a contact
         * @description Values that you have found, or a transcript in which rules find them, or, where the team’s `extraction` lets it be sent, a language model does: then the extraction is `waiting` at first. Known fields are set, and by `unknown_fields` new ones made; what a person has set stays, unless the team’s `extraction` says otherwise, and the new value waits as a proposal. The same call told of again changes nothing.
         */
        post: operations["createExtraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/extractions/{extraction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what a call said of a contact, and what became of it */
        get: operations["getExtraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/extractions/{extraction_id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what a call set
         * @description Values go back to what they were, but for those that somebody has changed since: `kept` lists them. What waits of it is withdrawn. Again it changes nothing.
         */
        post: operations["revertExtraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what calls proposed for a contact, the latest calls first
         * @description A page may be short although more follow.
         */
        get: operations["listContactProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/proposals/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or refuse what calls proposed for a contact
         * @description All at once, or nothing. Who accepts a value sets it, and it stays known which call said it. What was decided so before may be named again.
         */
        post: operations["decideProposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a contact out of the trash
         * @description It takes back its phone, email and external id, or tells which contacts have them by now.
         */
        post: operations["restoreContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of note happened with a contact, the latest first
         * @description Calls, notes, emails, appointments, conversations and tickets; what it consented to, when that was said; campaigns that it came into; what imports and merges did with it; that it was created, deleted or restored, and changes of its lead status, owner, department, company, opt-out and tags. A page may be short although more follow.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or change up to 100 contacts
         * @description Each item is written by itself and has a result of its own, in the order of the items: one that fails stops no other. Items with a value in common are written one after the other. Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: the same request under the same `Idempotency-Key` goes on, and finds what it has written.
         */
        post: operations["writeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many contacts at once
         * @description By `ids`, or by `filter` with the parameters of the list. With `dry_run` nothing is written and `count` says exactly how many it would be; else a job does it. The dry run of `add_to_campaign` judges ids; by a filter it counts all that match.
         */
        post: operations["changeContactsInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/callable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether up to 100 contacts may be called now
         * @description In the order asked for, each once. With `reserve` all whose number is free are reserved under one id; of several that share a number, the first.
         */
        post: operations["askCallables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many contacts there are, by what they have
         * @description A moment behind the last write; `contacts` and `trash` are not.
         */
        get: operations["getFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find contacts by a number: caller ID
         * @description Live contacts that have the number, first or second, in any national variant. Never behind the last write. A `+` may be sent as it is or as `%2B`.
         */
        get: operations["lookupContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/contacts/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge contacts that are one person
         * @description The others become part of `primary_id`: their ids answer with it from then on, and what is attached to them is its. With `dry_run` nothing is written, and the answer is what it would be. The same request again answers the same merge. What is too much for one request is moved by a job; nothing is half visible meanwhile.
         */
        post: operations["mergeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List departments, newest first */
        get: operations["listDepartments"];
        put?: never;
        /** Create a department */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a department */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        /**
         * Remove a department
         * @description Only one without members, tokens that are not revoked, and contacts.
         */
        delete: operations["deleteDepartment"];
        options?: never;
        head?: never;
        /** Rename a department */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/crm/drops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List drop folders, newest first */
        get: operations["listDrops"];
        put?: never;
        /**
         * Make a folder to drop files into
         * @description Each file put under `prefix` in `bucket` is imported by `mapping` and `options`. `<file>.import.json` beside a file overrides them, property by property.
         */
        post: operations["createDrop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/drops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a drop folder */
        get: operations["getDrop"];
        put?: never;
        post?: never;
        /**
         * Delete a drop folder
         * @description What lies there stays, and files that come later are left alone. The default one stays.
         */
        delete: operations["deleteDrop"];
        options?: never;
        head?: never;
        /**
         * Change a drop folder
         * @description What is absent stays. A mapping and options are replaced as a whole; null takes the mapping away. It holds for files that come from then on.
         */
        patch: operations["updateDrop"];
        trace?: never;
    };
    "/api/crm/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts that may be one, the best first
         * @description What the last complete scan found, held against the contacts as they are now: side by side, with the reasons of each pair. Findings with contacts beyond the caller’s departments are left out, as are reasons by hidden fields.
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get contacts that may be one, with all of their pairs */
        get: operations["getDuplicate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that contacts are not one
         * @description Of each two contacts of the finding, or of the `pairs` given. They stay dismissed, also at later scans, until a value of theirs changes that is compared. `GET /duplicates?dismissed=true` lists them.
         */
        post: operations["dismissDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that contacts are not one
         * @description Of a finding of `GET /duplicates?dismissed=true`, as a whole or in the `pairs` given.
         */
        post: operations["restoreDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/auto-merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge what the team’s rules say
         * @description By the settings `duplicates.auto_merge`, which are off by default: a scan of what has changed, at whose end each group is merged that the rules allow, the best first, up to the cap of the day. With `dry_run` nothing is written: `groups` say who would survive, or why not, also while it is off. `GET /merges?auto=true` is its log. Once more than 1 % of these merges are undone, it is switched off by itself.
         */
        post: operations["autoMergeDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a threshold would find
         * @description Judges up to 500 of the pairs that the last scan found, those nearest to the threshold, as their contacts are now; nothing is written. `above` and `below` are the pairs next to it.
         */
        get: operations["sampleDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/duplicates/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare contacts with each other
         * @description By a job: contacts that have changed since the last scan with all others; all contacts the first time, with `full`, and where the settings or very many contacts have changed. What it finds is shown once it is complete. There is one scan at a time: whoever asks for another is answered with the one under way.
         */
        post: operations["scanDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow all changes of the team
         * @description The feed in its order, each change once, whichever way it was made. Managers hear of their departments’ contacts while they are theirs, of a contact that leaves or comes only that (`moved`), and of their own imports and jobs. Come back with `next_cursor`, which is always there; with `has_more` at once, else when you like. A page may be short, or empty, though more follow. Events of one record come in the order of `version`, but for those that were made up for after a fault. Kept as long as the policy `audit_days` says; a cursor from before is refused with `cursor_expired`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports, newest first
         * @description Others than admins see the exports that they have asked for.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Export contacts as CSV, Excel or vCards
         * @description Of one of `filter`, `ids`, `preset` and `selection`. A job makes the file, of what the caller sees of the contacts that it reaches, both when it asks and when the work is done; the export answers where the file is read once all of it is complete. Files are kept for 30 days. An import reads CSV and Excel back as they are.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export with its progress, its manifest and its file
         * @description Others than admins see the exports that they have asked for.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        /**
         * Delete an export with its file
         * @description One that is being made is stopped.
         */
        delete: operations["deleteExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/exports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an export
         * @description There will be no file.
         */
        post: operations["cancelExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the custom fields, in their order
         * @description Those that the caller’s role sees.
         */
        get: operations["listFields"];
        put?: never;
        /**
         * Define a custom field
         * @description At most 500 a team. A name that values came in under already is taken: give that field its type by `retype`.
         */
        post: operations["createField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a custom field */
        get: operations["getField"];
        put?: never;
        post?: never;
        /**
         * Delete a custom field and all of its values
         * @description With `dry_run=true` it counts the contacts with a value, also in the trash, and writes nothing. Otherwise the field takes no more values, and a job removes those that there are and then the field. There is no way back; archive keeps the values.
         */
        delete: operations["deleteField"];
        options?: never;
        head?: never;
        /**
         * Change the definition of a custom field
         * @description What is absent stays. Values that there are stay as they are: an option that is gone is kept until its contact gets another. The name never changes; the type does by `retype`.
         */
        patch: operations["updateField"];
        trace?: never;
    };
    "/api/crm/fields/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a custom field and keep its values
         * @description No role sees the field or its values any more, and nothing can be written to it. Its values are kept.
         */
        post: operations["archiveField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/fields/{id}/retype": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the type of a custom field
         * @description With `dry_run` it shows which values convert and which do not, and writes nothing. Otherwise the new type holds for new values at once, and a job converts those that there are. What they were is kept: a change back gives each value that nobody has changed since exactly as it was. Where a selection gets no options, values that contacts have become its options, which everybody sees who sees the field; `options` of the dry run lists them.
         */
        post: operations["retypeField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/fields/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show an archived custom field again
         * @description Its values are there again.
         */
        post: operations["unarchiveField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/fields/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring custom fields into an order */
        post: operations["reorderFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List legal holds, newest first
         * @description Those that are lifted as well, unless `state` says otherwise.
         */
        get: operations["listHolds"];
        put?: never;
        /**
         * Place a legal hold
         * @description On a contact, or without `contact_id` on all of the team. Nobody whom it covers is removed for good, by whom or what ever, until it is lifted, and a contact on hold may not be called (`on_hold`); one on the whole team stops no calls.
         */
        post: operations["createHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a legal hold */
        get: operations["getHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/holds/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a legal hold
         * @description It stays on record. What waited for it goes at the next run of whatever asked for it.
         */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, newest first
         * @description Other roles than admins see the imports that they started themselves, here and by id.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Start an import
         * @description Answers a URL that takes the file by PUT for an hour. The import begins when the file has arrived. With `size`, the URL takes exactly so many bytes. A file of more than 64 MB, or with `multipart`, can come in parts: `multipart` has a URL for each, and `POST /api/crm/imports/{id}/complete` puts them together. The same request with the same `Idempotency-Key` answers the same import with a new URL.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import with its progress
         * @description While it runs, `counts` grow chunk by chunk; at the end they are what the result files say, row by row.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description One that writes no rows yet ends at once. Of one that does, the rows written by then stay, the others are skipped, and the result files tell which.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the parts of an upload together
         * @description Of a file that was sent in parts: begins the import. Takes all parts, each with the ETag that its PUT answered. The same request again answers the import as it is by then. What is not completed within a day is thrown away.
         */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about the parked rows of an import
         * @description Of an import with `duplicates: ask`, once and for all its parked rows: `skip` leaves the contacts as they are; rows to `update` or `create` become imports of their own, with the options of this one.
         */
        post: operations["decideImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what would become of a file
         * @description Of an import with the option `validate_only`, once it is `previewed`: what each column fills, how many rows would become contacts, are duplicates or would fail, and the first of each.
         */
        get: operations["getImportPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows of an import
         * @description The outcome of each row, in the order of the file; while the import runs, of those reached so far.
         */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an import that was looked through
         * @description Options given now, such as for duplicates, replace those of the import.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import
         * @description Within 30 days after its end, by a job: contacts that it created go to the trash, those that it updated get their values back, companies that it created and nobody uses are removed. What somebody has changed since stays, and the job lists it among its failures.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/imports/google-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a Google Sheet
         * @description Takes any public URL of a sheet: shared with anyone who has the link, or published to the web. The tab is that of the URL, or `gid`, or `sheet` by its name; else the first. A user imports 10 sheets in an hour. What is wrong with the sheet is answered at once: `sheet_not_public`, `sheet_not_found`, `sheet_too_slow`, `file_too_large`.
         */
        post: operations["importGoogleSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a job with its progress
         * @description Other roles than admins see the jobs that they started themselves.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job
         * @description What is done stays done. The job ends with the chunks that are under way.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a bulk edit
         * @description Takes back, by a job, what a bulk edit changed, also one that failed or was cancelled, for 30 days after its end. Contacts that it deleted come back, those that it restored go to the trash again, all others get their values back. What was changed since stays and is listed in `failures`, as is a contact whose number another one has by now; an opt-out stays, with a warning. What was removed for good is gone. There is no dry run.
         */
        post: operations["undoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who asks, and what it may do
         * @description Of the token that is sent: its team, role and departments, the limits that hold for it, and the operations that its role may call.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members, newest first
         * @description `email` and `subject` are shown to admins, and to the member itself; to others they are null.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Add a member
         * @description With a `subject`, the identity provider’s tokens of that subject act with this role.
         */
        post: operations["createMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member
         * @description `email` and `subject` are shown to admins, and to the member itself; to others they are null.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /** Remove a member */
        delete: operations["deleteMember"];
        options?: never;
        head?: never;
        /** Change a member */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/api/crm/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List merges, newest first
         * @description Managers see those of contacts that are all within their reach.
         */
        get: operations["listMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a merge, with what it made of values and consents */
        get: operations["getMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge
         * @description Every merged contact is again as it was, with what was attached to it. What was changed of the survivor since stays, and is listed in `kept`. Of several merges of a contact the last one is undone first.
         */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller’s own presets and the shared ones, newest first */
        get: operations["listPresets"];
        put?: never;
        /**
         * Save a filter of contacts
         * @description Private to the caller unless `shared`. `filter` takes what the list of contacts takes.
         */
        post: operations["createPreset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/presets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a preset */
        get: operations["getPreset"];
        put?: never;
        post?: never;
        /** Delete a preset */
        delete: operations["deletePreset"];
        options?: never;
        head?: never;
        /**
         * Change a preset
         * @description What is absent stays; a filter is replaced as a whole.
         */
        patch: operations["updatePreset"];
        trace?: never;
    };
    "/api/crm/privacy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests of persons with their deadlines, newest first
         * @description Managers see those about contacts of their departments. Kept for good, as proof.
         */
        get: operations["listPrivacyRequests"];
        put?: never;
        /**
         * Put a request of a person on record that is answered later
         * @description As one that came by letter. It is due one month after the person asked. `POST /contacts/{id}/data-export` or `…/anonymize` does what it asks for. Of a kind, one request about a contact waits at a time: asked for again, that is the answer.
         */
        post: operations["createPrivacyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/privacy-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a request of a person, with its certificate or its package */
        get: operations["getPrivacyRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/privacy-requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the person has the answer
         * @description A package that is made is not handed over yet. Until then, its deadline goes on.
         */
        post: operations["answerPrivacyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/privacy-requests/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lengthen the time for an answer to three months in all
         * @description Within the first month, in which the person has to be told why.
         */
        post: operations["extendPrivacyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for somebody to accept or refuse it, the latest first
         * @description Each with the name of its contact. A page may be short although more follow.
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the schedules of upkeep with their last runs
         * @description What runs by the clock, when it ran, whether it is late, and what it did for this team. Runs work through all teams of the stage; what they did for others is not told.
         */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the team’s policies */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the team’s policies
         * @description Policies that are not given stay as they are.
         */
        patch: operations["updateSettings"];
        trace?: never;
    };
    "/api/crm/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what must not be called, newest first
         * @description Numbers and addresses are kept as keyed hashes, so that the list tells when and why, and never which.
         */
        get: operations["listSuppressions"];
        put?: never;
        /**
         * Suppress up to 1,000 numbers and addresses
         * @description Live contacts that have one of them are opted out, in every department, and whoever gets one later is opted out from the first moment. Results come in the order of `phones`, then of `emails`. Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.
         */
        post: operations["addSuppressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/suppressions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell which of up to 10,000 numbers and addresses must not be called
         * @description Results come in the order of `phones`, then of `emails`. A number is found in any national variant; one that is suppressed without an extension covers all of its extensions.
         */
        post: operations["checkSuppressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/suppressions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress what a file lists
         * @description The text of a CSV file, up to 1 MB with the rest of the body. Its header names the columns of numbers and addresses in the spellings that imports know; without a header, the columns count in which the first line has any. A job works through it; what cannot be read is among its failures, by line.
         */
        post: operations["suppressFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/suppressions/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift suppressions, with a reason
         * @description By numbers, addresses or ids of the list, up to 1,000 in all; results come in that order. The reason stays on record. Contacts that are opted out stay so until `do_not_call: false` takes that back, contact by contact. Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.
         */
        post: operations["liftSuppressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/suppressions/opted-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress what contacts have that are opted out
         * @description Of every contact, in the trash too. Contacts that opt out from now on need it not: it is for those that did before suppressions were kept. Run again, it does no harm, but it brings back what was lifted from a number whose contact is still opted out.
         */
        post: operations["suppressOptedOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/system-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how the team’s contact book fares
         * @description What is wrong comes first, each problem with its entry in the runbook; then contacts, imports, duplicates, requests, files, the projection of changes, counters and schedules, and 30 days of them as series. All figures are of this team; `null` says that something is not known.
         */
        get: operations["getSystemHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags with how many contacts bear them
         * @description Counts are exact, of live contacts, a moment behind their changes. Who does not see the whole team gets the names without counts.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Create a tag
         * @description Tags that contacts get need not be created before. One that is there already is answered.
         */
        post: operations["createTag"];
        /**
         * Delete the tags that no contact bears
         * @description Those that were made by hand and that no rule adds.
         */
        delete: operations["removeUnusedTags"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a tag
         * @description An id that was renamed or merged answers with the tag that it became, here and in every route.
         */
        get: operations["getTag"];
        put?: never;
        post?: never;
        /**
         * Delete a tag
         * @description A job takes it from every contact, those in the trash and in all departments too. With `dry_run` nothing is written, and `count` says from how many.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Rename a tag
         * @description A job renames it on every contact, those in the trash and in all departments too. Meanwhile, contacts that are written with the old name get the new one. Cancelled, it leaves both tags; the same request again goes on. With the name that it has, there is nothing to do.
         */
        patch: operations["renameTag"];
        trace?: never;
    };
    "/api/crm/tags/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one of several tags
         * @description A job gives every contact the tag `into` in the place of the others, those in the trash and in all departments too.
         */
        post: operations["mergeTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tags/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rules for tags
         * @description Oldest first; a team has 50 at most.
         */
        get: operations["listTagRules"];
        put?: never;
        /**
         * Tag contacts by a rule
         * @description Every contact that matches `filter` when it is created or changed, on whatever path, gets the tag with that write. Rules only add tags, and none to a contact that bears 100 tags, as many as there is room for: its write goes on without. With `apply` a job tags the contacts that match already.
         */
        post: operations["createTagRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tags/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a rule */
        get: operations["getTagRule"];
        put?: never;
        post?: never;
        /**
         * Delete a rule
         * @description Contacts keep the tags that they have got.
         */
        delete: operations["deleteTagRule"];
        options?: never;
        head?: never;
        /**
         * Change a rule
         * @description What is absent stays; a filter is replaced as a whole. Contacts keep the tags that they have got.
         */
        patch: operations["updateTagRule"];
        trace?: never;
    };
    "/api/crm/tags/rules/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tag the contacts that match a rule already
         * @description With `dry_run` nothing is written, and `count` says how many would get the tag. A rule whose filter the custom fields no longer allow is refused with the faults of the filter.
         */
        post: operations["applyTagRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens, newest first
         * @description Revoked and expired ones too; never a secret.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Issue an API token
         * @description The secret is shown in this answer and never again; only its hash is stored.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an API token */
        get: operations["getToken"];
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description It ends with the next request; its record stays for `audit_days`, with `revoked_at`.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks, newest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have events sent to a URL
         * @description Each event of the feed that `types` name is sent by POST, signed as Standard Webhooks has it with the secret that this answer shows, and never again. A delivery that is not answered with 2xx within 10 seconds is repeated for a day. The URL must be https on a public address. A team has at most 20 webhooks.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description What is pending is not sent any more, and its log is gone.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description What is absent stays. `state` disables and enables it: events that come while it is disabled are not sent later.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/crm/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent, newest event first
         * @description Kept for 30 days. A page that is filtered by `state` may hold fewer than `limit` and still have a `next_cursor`.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery with its attempts */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks/{id}/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event once more
         * @description At once, whatever became of it before; where it fails, its day of retries begins anew. The payload is made anew, with the contact as it is now.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook another secret
         * @description Shown in this answer and never again. For 24 hours after it was replaced, a secret signs deliveries too. At most five times within 24 hours. The feed says `webhook.secret_rotated`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crm/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event `webhook.test` at once
         * @description Answers what became of it. It is not repeated, and does not count as a failure.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this description as a page */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell that the service answers */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get this description as OpenAPI 3.1 */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
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
        Activity: {
            /**
             * Format: date-time
             * @description When it happened, or is to
             */
            at: string;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description When it ends */
            ends_at: string | null;
            /** @description The id of this person in another system */
            external_id: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example act_01kbyp7w3mf4z8b1d5f9h2k4mc
             */
            id: string;
            /**
             * @description `conversation`: with a bot, or by chat; `ticket`: of a help desk
             * @enum {string}
             */
            kind: "note" | "email" | "appointment" | "conversation" | "ticket";
            /** @description The team; that of the token */
            team_id: string;
            /** @description What was written or said */
            text: string | null;
            /** @description The subject of an email or ticket, the name of an appointment */
            title: string | null;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Where it is kept elsewhere */
            url: string | null;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        ActivityChange: {
            /**
             * Format: date-time
             * @description When it happened, or is to
             */
            at?: string;
            /** @description When it ends, as an appointment does */
            ends_at?: string | null;
            /** @description Your own id of it */
            external_id?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description What was written or said */
            text?: string | null;
            /** @description The subject of an email or ticket, the name of an appointment */
            title?: string | null;
            /** @description Where it is kept elsewhere; an https URL */
            url?: string | null;
        };
        ActivityCreate: {
            /** @description When it happened, or is to; now when not given */
            at?: string | null;
            /** @description When it ends, as an appointment does */
            ends_at?: string | null;
            /** @description Your own id of it */
            external_id?: string | null;
            /**
             * @description `conversation`: with a bot, or by chat; `ticket`: of a help desk
             * @enum {string}
             */
            kind: "note" | "email" | "appointment" | "conversation" | "ticket";
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description What was written or said */
            text?: string | null;
            /** @description The subject of an email or ticket, the name of an appointment */
            title?: string | null;
            /** @description Where it is kept elsewhere; an https URL */
            url?: string | null;
        };
        /** @description At least one condition; `{"all": true}` alone means everybody */
        AskedContactFilter: {
            /** @description `true`, alone: everybody */
            all?: boolean;
            /** @description Ids of campaigns that have them: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            campaign_id?: string[] | string;
            /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
            cf?: {
                [key: string]: ((string | number | boolean) | components["schemas"]["FieldFilter"]) | ((string | number | boolean)[] | string);
            };
            /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            company_id?: string[] | string;
            /** @description A day or a moment, ISO 8601 */
            created_from?: string;
            /** @description A day or a moment, ISO 8601; inclusive */
            created_to?: string;
            /** @description Those in the trash instead */
            deleted?: boolean;
            /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            department_id?: string[] | string;
            /** @description Whether the person has opted out of calls */
            do_not_call?: boolean;
            /** @description An address as a whole, in any case */
            email?: string;
            /** @description Your own id, as it is */
            external_id?: string;
            /** @description Whether it has a company */
            has_company?: boolean;
            /** @description Whether it has an address */
            has_email?: boolean;
            /** @description Whether it has a number */
            has_phone?: boolean;
            /** @description Up to 200 ids of contacts, with commas */
            ids?: string[] | string;
            /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            job_title?: string[] | string;
            /** @description A day or a moment, ISO 8601; or `never` */
            last_called_from?: "never" | string;
            /** @description A day or a moment, ISO 8601; inclusive; or `never` */
            last_called_to?: "never" | string;
            /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            lead_status?: string[] | string;
            /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            owner_id?: string[] | string;
            /** @description Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them */
            search?: string;
            /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            source?: string[] | string;
            /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
            tags?: string[] | string;
            /**
             * @description Whether any of the tags will do, or all are needed
             * @enum {string}
             */
            tags_mode?: "any" | "all";
            /** @description A day or a moment, ISO 8601 */
            updated_from?: string;
            /** @description A day or a moment, ISO 8601; inclusive */
            updated_to?: string;
        };
        AutoMergeGroup: {
            /** @description Its contacts */
            contact_ids: string[];
            /** @description Who would survive */
            primary_id: string | null;
            /** @description Why it is not merged: `name_only`, `name_conflict`, `vetoed`, `disagreement`, `no_exact_key`, `score_too_low`, `not_all_alike`, `daily_cap`, `stopped`; null where it is */
            reason: string | null;
            /** @description Of the best pair */
            score: number | null;
        };
        Call: {
            /** @description Who spoke for the team */
            agent: string | null;
            /** @description The campaign that it is of */
            campaign_id: string | null;
            /** @description Of an ambiguous call: the contacts within reach that have the number */
            candidates: string[];
            /** @description The consent to `calls` that was in force when the team called; null of none, and of inbound calls */
            consent_id: string | null;
            /** @description Null while it is not known whose call it is */
            contact_id: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /**
             * @description `manual` and `campaign`: the team called; `inbound`: it was called
             * @enum {string}
             */
            direction: "manual" | "campaign" | "inbound";
            /** @description The team’s own word for what came of it */
            disposition: string | null;
            /** @description How long it lasted */
            duration_seconds: number | null;
            /** @description What its end is known by; `timeout`: nothing was heard of it for 24 hours */
            ended_by: ("event" | "person" | "timeout") | null;
            /** @description The id of this person in another system */
            external_id: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example call_01kbyp7w3mf1x5z9b3d7f0h2ja
             */
            id: string;
            /**
             * @description `one`: it is of `contact_id`. `none`: nobody has the number. `ambiguous`: several have it, and somebody has to say which
             * @enum {string}
             */
            match: "one" | "none" | "ambiguous";
            /** @description What people note about the person */
            notes: string | null;
            /** @description E.164, with `;ext=` and the extension where there is one; as it came where it cannot be read */
            number: string | null;
            /** @description Null while it goes on; `unknown` when no end was heard of */
            outcome: ("completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown") | null;
            /** @description The team’s number */
            own_number: string | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            phase: "queued" | "ringing" | "in_progress" | "ended";
            /** @description Whose id `external_id` is */
            provider: string | null;
            /** @description Where its recording is */
            recording_url: string | null;
            /**
             * Format: date-time
             * @description When it began; null while it waits
             */
            started_at: string;
            /** @description What it was about */
            summary: string | null;
            /** @description The team; that of the token */
            team_id: string;
            /** @description Where its transcript is kept */
            transcript_ref: string | null;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        CallChange: {
            /** @description Who spoke for the team */
            agent?: string | null;
            /** @description The team’s own word for what came of it; one that means an opt-out opts the contact out */
            disposition?: string | null;
            /** @description How long it lasted, in whole seconds */
            duration_seconds?: number | null;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description How it ended; what the team’s `dispositions` say when not given */
            outcome?: ("completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown") | null;
            /** @description An https URL */
            recording_url?: string | null;
            /** @description What it was about */
            summary?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description Where its transcript is kept: an id or a URL of yours */
            transcript_ref?: string | null;
        };
        CallCreate: {
            /** @description Who spoke for the team */
            agent?: string | null;
            /** @description The campaign that it is of, which counts it for its contact. The first that is named stays */
            campaign_id?: string | null;
            /** @description What the contact is like that is made where nobody has the number, which becomes its phone; for those who may manage contacts */
            contact?: components["schemas"]["ContactCreate"] | null;
            /**
             * @description `manual` and `campaign`: the team called; `inbound`: it was called. With `campaign_id`, `manual` is `campaign`
             * @default manual
             * @enum {string}
             */
            direction?: "manual" | "campaign" | "inbound";
            /** @description The team’s own word for what came of it; one that means an opt-out opts the contact out */
            disposition?: string | null;
            /** @description How long it lasted, in whole seconds */
            duration_seconds?: number | null;
            /** @description Your dialer’s id of the call. One such id is one call: what comes again with it is told of the same one, in any order */
            external_id?: string | null;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The number that was called or that called: it says whose call it is */
            number: string;
            /** @description How it ended; what the team’s `dispositions` say when not given */
            outcome?: ("completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown") | null;
            /** @description The team’s number */
            own_number?: string | null;
            /**
             * @description How far it has come. One whose end is not told within 24 hours is closed as `unknown`
             * @default ended
             * @enum {string}
             */
            phase?: "queued" | "ringing" | "in_progress" | "ended";
            /**
             * @description Whose id that is; ids of different providers are of different calls
             * @default api
             */
            provider?: string;
            /** @description An https URL */
            recording_url?: string | null;
            /** @description The place of what is told among all that is told of the call, where your dialer numbers it */
            sequence?: number | null;
            /** @description When it began; now when not given */
            started_at?: string | null;
            /** @description What it was about */
            summary?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description Where its transcript is kept: an id or a URL of yours */
            transcript_ref?: string | null;
        };
        CallHook: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description What people note about it */
            description: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example chk_01kbyp7w3mf2y6a0c4e8g1j3kb
             */
            id: string;
            /** @description Numbers and devices of the team’s agents */
            own_numbers: string[];
            /** @description Where the provider sends them, below the URL of the API */
            path: string;
            /**
             * @description Who sends events of calls
             * @enum {string}
             */
            provider: "twilio" | "vonage" | "hubspot" | "vicidial";
            /** @description The URL that the provider calls, where it is not the API’s own */
            public_url: string | null;
            /** @description When its secret was replaced; null while it has its first */
            secret_changed_at: string | null;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        CallHookChange: {
            /** @description What people note about it */
            description?: string | null;
            /** @description Numbers and devices of the team’s agents as the provider writes them: a leg to one of these is part of a call, and no call of its own */
            own_numbers?: string[];
            /** @description The URL that the provider calls, where that is another than the API’s own, as behind a proxy; its signature covers it */
            public_url?: string | null;
            /** @description Takes the place of the one before, which stays in force for a day */
            secret?: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        CallHookCreate: {
            /** @description What people note about it */
            description?: string | null;
            /**
             * @description Numbers and devices of the team’s agents as the provider writes them: a leg to one of these is part of a call, and no call of its own
             * @default []
             */
            own_numbers?: string[];
            /**
             * @description Who sends events of calls
             * @enum {string}
             */
            provider: "twilio" | "vonage" | "hubspot" | "vicidial";
            /** @description The URL that the provider calls, where that is another than the API’s own, as behind a proxy; its signature covers it */
            public_url?: string | null;
            /** @description What the provider signs with: Twilio’s auth token, Vonage’s signature secret, HubSpot’s client secret. Of VICIdial the `secret` in the URL, which is made when it is not given */
            secret?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        CallingCaps: {
            /**
             * @description Days without a call once somebody was spoken with; the day of the conversation is the first
             * @default null
             */
            conversation_days: number | null;
            /**
             * @description Minutes from one call to the next
             * @default null
             */
            min_gap_minutes: number | null;
            /**
             * @description Calls in any 24 hours
             * @default null
             */
            per_day: number | null;
            /**
             * @description Calls in any 7 days
             * @default null
             */
            per_week: number | null;
        };
        CallingPreset: {
            /**
             * @description The month as of which it holds
             * @example 2025-11
             */
            as_of: string;
            /** @description Its caps */
            caps: components["schemas"]["CallingCaps"] | null;
            /** @description Whether it asks for consent, and for how many years the proof is kept */
            consent: {
                /** @description Years from granting, and again from every use */
                keep_years: number;
                /** @description Whether nobody is called without one */
                required: boolean;
            } | null;
            /** @description For how many days calls that relied on a consent do not count for its caps */
            exempt_days: number | null;
            /**
             * @description What `presets` in the policy `calling` names
             * @example us_fl
             * @enum {string}
             */
            id: "us_federal" | "us_al" | "us_ct" | "us_fl" | "us_ky" | "us_la" | "us_md" | "us_mi" | "us_mn" | "us_nm" | "us_nv" | "us_ok" | "us_pa" | "us_ri" | "us_reg_f" | "de";
            /**
             * @description The name
             * @example Florida
             */
            name: string;
            /**
             * @description What it leaves out, or counts otherwise than the rule
             * @example null
             */
            note: string | null;
            /** @description That it is no legal advice, and what to do before relying on it */
            notice: string;
            /**
             * @description Numbers that it is meant for, by their beginnings; all where there is none
             * @example [
             *       "+1305",
             *       "+1786"
             *     ]
             */
            prefixes: string[];
            /**
             * @description Where it is from
             * @example [
             *       "47 CFR 64.1200(c)(1)"
             *     ]
             */
            sources: string[];
            /**
             * @description `read`: in the text of the rule. `second_hand`: told by others; check it before you rely on it. `custom`: a habit, which no rule demands
             * @enum {string}
             */
            standing: "read" | "second_hand" | "custom";
            /** @description Its hours */
            window: components["schemas"]["CallingWindow"] | null;
        };
        CallingWindow: {
            /**
             * @description Days on which nobody is called
             * @default []
             */
            closed_on: string[];
            /** @description The spans of the day in which calls may be made; none when empty */
            friday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /**
             * @description Calendars on whose holidays nobody is called
             * @default []
             */
            holidays: ("us_federal" | "de_national")[];
            /** @description The spans of the day in which calls may be made; none when empty */
            monday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /** @description The spans of the day in which calls may be made; none when empty */
            saturday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /** @description The spans of the day in which calls may be made; none when empty */
            sunday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /** @description The spans of the day in which calls may be made; none when empty */
            thursday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /** @description The spans of the day in which calls may be made; none when empty */
            tuesday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
            /** @description The spans of the day in which calls may be made; none when empty */
            wednesday: {
                /**
                 * @description What it was before, or where a range begins
                 * @example 08:00
                 */
                from: string;
                /**
                 * @description What it is since, or where a range ends
                 * @example 21:00
                 */
                to: string;
            }[];
        };
        Campaign: {
            /** @description When it was completed */
            completed_at: string | null;
            /** @description Its contacts by how far it has come with them, up to about a second ago */
            counts: {
                /** @description Called, without a conversation so far */
                called: number;
                /** @description Opted out since they came */
                excluded: number;
                /** @description Not called yet */
                pending: number;
                /** @description Spoken with: a call was `completed` */
                reached: number;
                /** @description All of them */
                total: number;
            };
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description Null: the whole team’s */
            department_id: string | null;
            /** @description What people note about it */
            description: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example camp_01kbyp7w3mf7c2m5p8r1t4w6za
             */
            id: string;
            /** @description The name */
            name: string;
            /** @description When it became active first */
            started_at: string | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "draft" | "active" | "paused" | "completed";
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        CampaignAddition: {
            /** @description The contact that has the value */
            contact_id: string;
            /** @description The contact that it is part of by now, and that was meant */
            merged_into?: string;
            /** @description Why it is excluded */
            reasons: {
                /**
                 * @description As in verdicts; `other_department`: it belongs to another department than the campaign; `too_many_campaigns`: it is in fifty
                 * @enum {string}
                 */
                code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved" | "other_department" | "too_many_campaigns";
            }[];
            /**
             * @description `excluded`: it must not be called, for `reasons`; `forbidden`: it is beyond your departments
             * @enum {string}
             */
            status: "added" | "already_in" | "excluded" | "not_found" | "forbidden" | "not_attempted";
        };
        CampaignChange: {
            /** @description What people note about it */
            description?: string | null;
            /** @description The name */
            name?: string;
            /**
             * @description From `draft` to `active`; from `active` to `paused` and back; from either to `completed`, which is its end
             * @enum {string}
             */
            state?: "draft" | "active" | "paused" | "completed";
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        CampaignCreate: {
            /** @description The department whose it is, and whose contacts it may have; null: the whole team’s */
            department_id?: string | null;
            /** @description What people note about it */
            description?: string | null;
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        CellFault: {
            /** @description A stable word for what is wrong */
            code: string;
            /** @description The header of the column */
            column: string | null;
            /** @description What is wrong, in a sentence for people */
            message: string;
            /** @description The value */
            value: string | null;
        };
        Company: {
            /** @description Street and number */
            address: string | null;
            /** @description The town */
            city: string | null;
            /** @description The country, as people write it */
            country: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member or import that created it */
            created_by: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The line of business */
            industry: string | null;
            /** @description The name */
            name: string;
            /** @description The phone number */
            phone: string | null;
            /** @description The postal code */
            postal_code: string | null;
            /** @description The state or region */
            state: string | null;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
            /** @description The address of its website */
            website: string | null;
        };
        CompanyChange: {
            /** @description Street and number */
            address?: string | null;
            /** @description The town */
            city?: string | null;
            /** @description The country, as people write it */
            country?: string | null;
            /** @description The line of business */
            industry?: string | null;
            /** @description The name */
            name?: string;
            /** @description The phone number */
            phone?: string | null;
            /** @description The postal code */
            postal_code?: string | null;
            /** @description The state or region */
            state?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description The address of its website */
            website?: string | null;
        };
        CompanyCreate: {
            /** @description Street and number */
            address?: string | null;
            /** @description The town */
            city?: string | null;
            /** @description The country, as people write it */
            country?: string | null;
            /** @description The line of business */
            industry?: string | null;
            /** @description The name */
            name: string;
            /** @description The phone number */
            phone?: string | null;
            /** @description The postal code */
            postal_code?: string | null;
            /** @description The state or region */
            state?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description The address of its website */
            website?: string | null;
        };
        Consent: {
            /**
             * Format: date-time
             * @description When it was said
             */
            at: string;
            /**
             * @description The legal basis
             * @enum {string}
             */
            basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest" | "public_interest" | "vital_interest";
            /** @description Who recorded it */
            by: string;
            /** @description How it was said */
            channel: string | null;
            /** @description The contact who said it */
            contact_id: string;
            /** @description Whether it is the last word on its purpose */
            current: boolean;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description Until when the row is kept as proof, even if the contact is removed */
            kept_until: string;
            /** @description When a call last relied on it */
            last_used_at: string | null;
            /** @description Where the proof lies */
            proof: string | null;
            /** @description What it is for */
            purpose: string;
            /**
             * Format: date-time
             * @description When it was recorded
             */
            recorded_at: string;
            /** @description Where it was said */
            source: string | null;
            /**
             * @description What the person said
             * @enum {string}
             */
            status: "granted" | "denied" | "withdrawn";
            /**
             * @description The path by which the change was made
             * @enum {string}
             */
            via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
            /** @description What the person was told or asked, word for word */
            wording: string | null;
            /** @description Which version of the wording that was */
            wording_version: string | null;
        };
        ConsentOutcome: {
            /** @description Whether a grant is later than the refusal that is kept: somebody should ask the person */
            conflict: boolean;
            /** @description Words that do not */
            dropped: components["schemas"]["DroppedConsent"][];
            /** @description The word that holds from then on */
            kept: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Absent of an opt-out that no consent tells of */
                consent_id?: string;
                /** @description The contact that has the value */
                contact_id: string;
                /**
                 * @description What became of it
                 * @enum {string}
                 */
                status: "granted" | "denied" | "withdrawn";
            };
            /** @description What it is for */
            purpose: string;
        };
        Contact: {
            /** @description When this contact may be called, by its own clock */
            calling_hours: string | null;
            /** @description The campaigns that it is in, by their ids, and how far each has come with it: `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with */
            campaigns: {
                [key: string]: "pending" | "called" | "reached";
            };
            /** @description The company that it belongs to */
            company_id: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member or import that created it */
            created_by: string | null;
            /** @description Values by the names of custom fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** @description When it went to the trash; null while it is live */
            deleted_at: string | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id: string | null;
            /** @description Whether the person has opted out of calls */
            do_not_call: boolean;
            /** @description The email address */
            email: string | null;
            /** @description When the person was erased: nothing tells any more who it was, and the contact is in no list */
            erased_at: string | null;
            /** @description The id of this person in another system */
            external_id: string | null;
            /** @description The first name */
            first_name: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The position that the person holds */
            job_title: string | null;
            /** @description How the last call ended */
            last_call_outcome: string | null;
            /** @description When it was last called; null for never */
            last_called_at: string | null;
            /** @description The last name */
            last_name: string | null;
            /** @description One of the team’s `lead_statuses` */
            lead_status: string;
            /** @description The contact that this one was merged into */
            merged_into: string | null;
            /** @description The name */
            name: string | null;
            /** @description What people note about the person */
            notes: string | null;
            /** @description The member who looks after it */
            owner_id: string | null;
            /** @description E.164 */
            phone: string | null;
            /** @description Digits */
            phone_extension: string | null;
            /** @description The number as it was given */
            phone_raw: string | null;
            /** @description E.164 */
            phone_secondary: string | null;
            /** @description Digits */
            phone_secondary_extension: string | null;
            /** @description Whether the number is possible; null without one */
            phone_status: ("possible" | "invalid") | null;
            /** @description How the person wants to be reached */
            preferred_contact_method: string | null;
            /** @description Where the person comes from */
            source: string | null;
            /** @description Its tags, in the team’s spelling */
            tags: string[];
            /** @description The team; that of the token */
            team_id: string;
            /** @description IANA time zone */
            timezone: string | null;
            /** @description How many calls there were */
            total_calls: number;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        ContactBulk: {
            /**
             * @description What is done
             * @enum {string}
             */
            action: "add_tags" | "remove_tags" | "set_field" | "set_status" | "assign" | "set_department" | "add_to_campaign" | "remove_from_campaign" | "export" | "delete" | "restore";
            /** @description For add_to_campaign; remove_from_campaign */
            campaign_id?: string;
            /** @description For set_department */
            department_id?: string | null;
            /**
             * @description Whether to answer what would happen, and write nothing
             * @default false
             */
            dry_run?: boolean;
            /** @description For set_field: a property of contacts, or a custom field as `cf.<name>` */
            field?: string;
            /** @description Properties of contacts, custom fields as `cf.<name>`, `company`; all that the caller sees when not given. `do_not_call` and the id always come along */
            fields?: string[];
            /** @description Which contacts, by the parameters of their list */
            filter?: components["schemas"]["AskedContactFilter"];
            /**
             * @description For export
             * @enum {string}
             */
            format?: "csv" | "xlsx" | "vcard";
            /** @description The records by their ids */
            ids?: string[];
            /** @description For set_status */
            lead_status?: string;
            /** @description How the file is read and what becomes of its rows */
            options?: {
                /**
                 * @description Of CSV: what stands between cells. Excel opens `;` into columns where a comma is decimal
                 * @default ,
                 * @enum {string}
                 */
                delimiter?: "," | ";" | "\t";
                /**
                 * @description Of vCards: 3.0 for old programs
                 * @default 4.0
                 * @enum {string}
                 */
                vcard_version?: "4.0" | "3.0";
            };
            /** @description For assign: null takes the owner away */
            owner_id?: string | null;
            /** @description A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag */
            tags?: (string[] | string) | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description For set_field: null clears */
            value?: unknown;
        };
        ContactChange: {
            /** @description Tags to add to those that there are, in place of `tags` */
            add_tags?: (string[] | string) | null;
            /** @description When this contact may be called, by its own clock, as `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`: not on days that are not named. The team’s hours count beside them */
            calling_hours?: string | null;
            /** @description The name of a company instead of its id; found by its folded name, or created */
            company?: string | null;
            /** @description A company of the team; needed unless the team makes it optional, or `company` is given */
            company_id?: string | null;
            /** @description Values by field name, merged with those that there are; null removes one */
            custom_fields?: {
                [key: string]: (string | number | boolean | null) | (string | number | boolean | null)[];
            } | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id?: string | null;
            /** @description Also set by the lead status do_not_contact and the tag DNC, with which it always agrees. Only `false` here takes an opt-out back; whatever else would, keeps it with the warning `opt_out_kept` */
            do_not_call?: boolean | null;
            /** @description One address; at most 254 characters */
            email?: string | null;
            /** @description Your own id of this person; unique in the team */
            external_id?: string | null;
            /** @description The first name */
            first_name?: string | null;
            /** @description The position that the person holds */
            job_title?: string | null;
            /** @description The last name */
            last_name?: string | null;
            /** @description One of the team’s `lead_statuses`; the first of them when not given */
            lead_status?: string | null;
            /** @description The full name. Given alone, first and last name are derived from it */
            name?: string | null;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The member who looks after it */
            owner_id?: string | null;
            /** @description As people write it. Without a country code it is a number of the team’s default country */
            phone?: string | null;
            /** @description Behind the number, as `101`; may also stand in `phone`. Another extension is another line */
            phone_extension?: string | null;
            /** @description A second phone number */
            phone_secondary?: string | null;
            /** @description Behind the second number, as `101` */
            phone_secondary_extension?: string | null;
            /** @description How the person wants to be reached */
            preferred_contact_method?: string | null;
            /** @description Tags to take away from those that there are, in place of `tags` */
            remove_tags?: (string[] | string) | null;
            /** @description Where the person comes from */
            source?: string | null;
            /** @description A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag */
            tags?: (string[] | string) | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description IANA time zone such as America/Chicago */
            timezone?: string | null;
        };
        ContactCreate: {
            /** @description When this contact may be called, by its own clock, as `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`: not on days that are not named. The team’s hours count beside them */
            calling_hours?: string | null;
            /** @description The name of a company instead of its id; found by its folded name, or created */
            company?: string | null;
            /** @description A company of the team; needed unless the team makes it optional, or `company` is given */
            company_id?: string | null;
            /** @description Values by field name: text, numbers, true or false, or lists of these; 64 KB in all */
            custom_fields?: {
                [key: string]: (string | number | boolean | null) | (string | number | boolean | null)[];
            } | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id?: string | null;
            /** @description Also set by the lead status do_not_contact and the tag DNC, with which it always agrees. Only `false` here takes an opt-out back; whatever else would, keeps it with the warning `opt_out_kept` */
            do_not_call?: boolean | null;
            /** @description One address; at most 254 characters */
            email?: string | null;
            /** @description Your own id of this person; unique in the team */
            external_id?: string | null;
            /** @description The first name */
            first_name?: string | null;
            /** @description The position that the person holds */
            job_title?: string | null;
            /** @description The last name */
            last_name?: string | null;
            /** @description One of the team’s `lead_statuses`; the first of them when not given */
            lead_status?: string | null;
            /** @description The full name. Given alone, first and last name are derived from it */
            name?: string | null;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The member who looks after it */
            owner_id?: string | null;
            /** @description As people write it. Without a country code it is a number of the team’s default country */
            phone?: string | null;
            /** @description Behind the number, as `101`; may also stand in `phone`. Another extension is another line */
            phone_extension?: string | null;
            /** @description A second phone number */
            phone_secondary?: string | null;
            /** @description Behind the second number, as `101` */
            phone_secondary_extension?: string | null;
            /** @description How the person wants to be reached */
            preferred_contact_method?: string | null;
            /** @description Where the person comes from */
            source?: string | null;
            /** @description A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag */
            tags?: (string[] | string) | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description IANA time zone such as America/Chicago */
            timezone?: string | null;
        };
        ContactFilter: {
            /** @description `true`, alone: everybody */
            all?: boolean;
            /** @description Ids of campaigns that have them: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            campaign_id?: string[] | string;
            /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
            cf?: {
                [key: string]: ((string | number | boolean) | components["schemas"]["FieldFilter"]) | ((string | number | boolean)[] | string);
            };
            /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            company_id?: string[] | string;
            /** @description A day or a moment, ISO 8601 */
            created_from?: string;
            /** @description A day or a moment, ISO 8601; inclusive */
            created_to?: string;
            /** @description Those in the trash instead */
            deleted?: boolean;
            /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            department_id?: string[] | string;
            /** @description Whether the person has opted out of calls */
            do_not_call?: boolean;
            /** @description An address as a whole, in any case */
            email?: string;
            /** @description Your own id, as it is */
            external_id?: string;
            /** @description Whether it has a company */
            has_company?: boolean;
            /** @description Whether it has an address */
            has_email?: boolean;
            /** @description Whether it has a number */
            has_phone?: boolean;
            /** @description Up to 200 ids of contacts, with commas */
            ids?: string[] | string;
            /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            job_title?: string[] | string;
            /** @description A day or a moment, ISO 8601; or `never` */
            last_called_from?: "never" | string;
            /** @description A day or a moment, ISO 8601; inclusive; or `never` */
            last_called_to?: "never" | string;
            /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            lead_status?: string[] | string;
            /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            owner_id?: string[] | string;
            /** @description Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them */
            search?: string;
            /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            source?: string[] | string;
            /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
            tags?: string[] | string;
            /**
             * @description Whether any of the tags will do, or all are needed
             * @enum {string}
             */
            tags_mode?: "any" | "all";
            /** @description A day or a moment, ISO 8601 */
            updated_from?: string;
            /** @description A day or a moment, ISO 8601; inclusive */
            updated_to?: string;
        };
        ContactMerge: {
            /**
             * @description Whether to answer what would happen, and write nothing
             * @default false
             */
            dry_run?: boolean;
            /** @description The contacts that become part of it; their ids answer with the survivor from then on */
            duplicate_ids: string[];
            /**
             * @description By property, and `cf.<name>` of custom fields, the id of the contact whose value wins
             * @default {}
             */
            overrides?: {
                [key: string]: string;
            };
            /** @description The contact that survives */
            primary_id: string;
            /**
             * @description Whose value wins where several contacts have one: the survivor’s, the one set last, or the one set first
             * @default primary
             * @enum {string}
             */
            strategy?: "primary" | "newest" | "oldest";
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        ContactPart: {
            /** @description When this contact may be called, by its own clock */
            calling_hours?: string | null;
            /** @description The campaigns that it is in, by their ids, and how far each has come with it: `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with */
            campaigns?: {
                [key: string]: "pending" | "called" | "reached";
            };
            /** @description The company that it belongs to */
            company_id?: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at?: string;
            /** @description The token, member or import that created it */
            created_by?: string | null;
            /** @description Values by the names of custom fields */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description When it went to the trash; null while it is live */
            deleted_at?: string | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id?: string | null;
            /** @description Whether the person has opted out of calls */
            do_not_call?: boolean;
            /** @description The email address */
            email?: string | null;
            /** @description When the person was erased: nothing tells any more who it was, and the contact is in no list */
            erased_at?: string | null;
            /** @description The id of this person in another system */
            external_id?: string | null;
            /** @description The first name */
            first_name?: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The position that the person holds */
            job_title?: string | null;
            /** @description How the last call ended */
            last_call_outcome?: string | null;
            /** @description When it was last called; null for never */
            last_called_at?: string | null;
            /** @description The last name */
            last_name?: string | null;
            /** @description One of the team’s `lead_statuses` */
            lead_status?: string;
            /** @description The contact that this one was merged into */
            merged_into?: string | null;
            /** @description The name */
            name?: string | null;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The member who looks after it */
            owner_id?: string | null;
            /** @description E.164 */
            phone?: string | null;
            /** @description Digits */
            phone_extension?: string | null;
            /** @description The number as it was given */
            phone_raw?: string | null;
            /** @description E.164 */
            phone_secondary?: string | null;
            /** @description Digits */
            phone_secondary_extension?: string | null;
            /** @description Whether the number is possible; null without one */
            phone_status?: ("possible" | "invalid") | null;
            /** @description How the person wants to be reached */
            preferred_contact_method?: string | null;
            /** @description Where the person comes from */
            source?: string | null;
            /** @description Its tags, in the team’s spelling */
            tags?: string[];
            /** @description The team; that of the token */
            team_id?: string;
            /** @description IANA time zone */
            timezone?: string | null;
            /** @description How many calls there were */
            total_calls?: number;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at?: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version?: number;
        };
        Counts: {
            /** @description How many were created */
            created: number;
            /** @description How many failed */
            failed: number;
            /**
             * @description Rows among those skipped that wait for somebody to decide about them
             * @default 0
             */
            parked: number;
            /** @description Rows with an outcome; created + updated + skipped + failed */
            rows: number;
            /** @description How many were left out */
            skipped: number;
            /** @description How many were changed */
            updated: number;
            /** @description Rows among them that carry a warning */
            warned: number;
        };
        Delivery: {
            /** @description The last twenty */
            attempts: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description How long the receiver took, in milliseconds */
                duration_ms: number;
                /** @description Null when the event was delivered */
                error: ("http_error" | "redirect_not_followed" | "gone" | "timeout" | "connection_failed" | "tls_failed" | "name_not_resolved" | "address_forbidden" | "event_expired" | "payload_failed") | null;
                /** @description The HTTP status, where there was an answer */
                status: number | null;
            }[];
            /** @description Sent as `webhook-id`, the same at each attempt */
            event_id: string;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description When it is sent again; null for never */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it happened
             */
            occurred_at: string;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "pending" | "delivered" | "failed" | "cancelled";
            /** @description The record that it happened to */
            subject: {
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
                /** @description What kind it is of */
                type: string;
            };
            /** @description What kind it is of */
            type: string;
            /** @description The webhook that it was sent to */
            webhook_id: string;
        };
        Department: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        DepartmentChange: {
            /** @description The name */
            name?: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        DepartmentCreate: {
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Drop: {
            /** @description The bucket of the file */
            bucket: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token or member that made it */
            created_by: string;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description Each team has one, which stays */
            is_default: boolean;
            /** @description What columns mean, by their headers */
            mapping: {
                [key: string]: string | null;
            } | null;
            /** @description The name */
            name: string;
            /** @description How the file is read and what becomes of its rows */
            options: {
                /** @description The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign` */
                campaign_id?: string;
                /** @description Whether companies that rows name are created; true when not given */
                create_companies?: boolean;
                /**
                 * @description How dates such as 01/02/2026 are read in columns of custom fields of dates; decided by the whole column when not given
                 * @enum {string}
                 */
                date_order?: "dmy" | "mdy" | "ymd";
                /**
                 * @description The sign before decimals in columns of custom fields of numbers; decided by the whole column when not given
                 * @enum {string}
                 */
                decimal?: "comma" | "point";
                /** @description ISO code of the country whose numbers need no country code */
                default_country?: string;
                /** @description Of rows that name no department */
                department_id?: string;
                /**
                 * @description What to do with rows that match an existing contact
                 * @enum {string}
                 */
                duplicates?: "skip" | "update" | "create" | "ask";
                /**
                 * @description Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252, Windows-1251, Mac OS Roman, Shift_JIS and ISO-8859-15 are told by themselves
                 * @enum {string}
                 */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251" | "macintosh" | "shift_jis" | "iso-8859-15" | "windows-1250" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-1258" | "windows-874" | "iso-8859-2" | "iso-8859-5" | "koi8-r" | "koi8-u" | "ibm866" | "x-mac-cyrillic" | "euc-jp" | "euc-kr" | "gb18030" | "big5";
                /** @description The line of the file, or row of the sheet, that names the columns; looked for among the first 30 rows when not given */
                header_row?: number;
                /** @description By which values a row matches an existing contact, in this order */
                match?: ("external_id" | "phone" | "email" | "name")[];
                /** @description A file of more rows is refused; the team’s own limit holds beside it */
                max_rows?: number;
                /** @description Of rows that name no owner */
                owner_id?: string;
                /** @description Columns that each row has to fill, named as in a mapping, in addition to those that the team requires */
                required?: string[];
                /** @description Of an Excel workbook: the name of the sheet; when not given, the first one that shows, or the only one with contacts */
                sheet?: string;
                /** @description Of rows that name no source */
                source?: string;
                /**
                 * @description What becomes of rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
                 * @enum {string}
                 */
                strictness?: "strict" | "lenient";
                /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
                tags?: string[];
                /** @description Whether company columns change companies that there are already; false when not given */
                update_companies?: boolean;
                /** @description Only previews the file: shows what would become of its rows, and waits to be started */
                validate_only?: boolean;
            };
            /** @description What the keys of its files begin with */
            prefix: string;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        DropChange: {
            /** @description What columns mean, by their headers */
            mapping?: {
                [key: string]: string | null;
            } | null;
            /** @description The name */
            name?: string;
            /** @description How files dropped there are imported, unless `<file>.import.json` beside one says otherwise */
            options?: components["schemas"]["DropOptions"];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        DropCreate: {
            /** @description What columns mean, by their headers */
            mapping?: {
                [key: string]: string | null;
            } | null;
            /** @description The name */
            name: string;
            /** @description How files dropped there are imported, unless `<file>.import.json` beside one says otherwise */
            options?: components["schemas"]["DropOptions"];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        DropOptions: {
            /** @description The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign` */
            campaign_id?: string;
            /** @description Whether companies that rows name are created; true when not given */
            create_companies?: boolean;
            /**
             * @description How dates such as 01/02/2026 are read in columns of custom fields of dates; decided by the whole column when not given
             * @enum {string}
             */
            date_order?: "dmy" | "mdy" | "ymd";
            /**
             * @description The sign before decimals in columns of custom fields of numbers; decided by the whole column when not given
             * @enum {string}
             */
            decimal?: "comma" | "point";
            /** @description ISO code of the country whose numbers need no country code */
            default_country?: string;
            /** @description Of rows that name no department */
            department_id?: string;
            /**
             * @description What to do with rows that match an existing contact
             * @enum {string}
             */
            duplicates?: "skip" | "update" | "create" | "ask";
            /**
             * @description Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252, Windows-1251, Mac OS Roman, Shift_JIS and ISO-8859-15 are told by themselves
             * @enum {string}
             */
            encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251" | "macintosh" | "shift_jis" | "iso-8859-15" | "windows-1250" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-1258" | "windows-874" | "iso-8859-2" | "iso-8859-5" | "koi8-r" | "koi8-u" | "ibm866" | "x-mac-cyrillic" | "euc-jp" | "euc-kr" | "gb18030" | "big5";
            /** @description The line of the file, or row of the sheet, that names the columns; looked for among the first 30 rows when not given */
            header_row?: number;
            /** @description By which values a row matches an existing contact, in this order */
            match?: ("external_id" | "phone" | "email" | "name")[];
            /** @description A file of more rows is refused; the team’s own limit holds beside it */
            max_rows?: number;
            /** @description Of rows that name no owner */
            owner_id?: string;
            /** @description Columns that each row has to fill, named as in a mapping, in addition to those that the team requires */
            required?: string[];
            /** @description Of an Excel workbook: the name of the sheet; when not given, the first one that shows, or the only one with contacts */
            sheet?: string;
            /** @description Of rows that name no source */
            source?: string;
            /**
             * @description What becomes of rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
             * @enum {string}
             */
            strictness?: "strict" | "lenient";
            /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
            tags?: string[];
            /** @description Whether company columns change companies that there are already; false when not given */
            update_companies?: boolean;
            /** @description Only previews the file: shows what would become of its rows, and waits to be started */
            validate_only?: boolean;
        };
        DroppedConsent: {
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description Absent of an opt-out that no consent tells of */
            consent_id?: string;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * @description What became of it
             * @enum {string}
             */
            status: "granted" | "denied" | "withdrawn";
            /**
             * @description `older`: another word is later; `opt_out_wins`: it is a grant beside a refusal or an opt-out
             * @enum {string}
             */
            why: "older" | "opt_out_wins";
        };
        Duplicate: {
            /** @description How many contacts it is of; of a shared value up to ten are told */
            contact_count: number;
            /** @description The contacts of this page */
            contacts: components["schemas"]["DuplicateContact"][];
            /** @description Properties in which the contacts differ */
            differs: string[];
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description Whether more contacts belong here than a group holds */
            is_cut: boolean;
            /**
             * @description `duplicates`: one person, as it seems; `name_conflict`: a value in common, and names that do not go together, as in a household; `shared_value`: a value of many, as of a switchboard
             * @enum {string}
             */
            kind: "duplicates" | "name_conflict" | "shared_value";
            /** @description Of a shared value: how many names it has */
            names: number | null;
            /** @description How many pairs it has */
            pair_count: number;
            /** @description The best first; in lists up to ten, of one finding all */
            pairs: components["schemas"]["DuplicatePair"][];
            /** @description Of the best pair; null of a shared value */
            score: number | null;
            /** @description The value in common, of a conflict or a shared value */
            value: {
                /** @description The custom field */
                field: string;
                /** @description The value */
                value: string;
            } | null;
            /** @description The pair without which the group would fall apart; null where each part is held twice */
            weakest_link: {
                /** @description Both contacts */
                contact_ids: string[];
                /** @description That of the pair */
                score: number;
            } | null;
        };
        DuplicateContact: {
            /** @description Its name */
            company: string | null;
            /** @description The company that it belongs to */
            company_id: string | null;
            /** @description When it was created */
            created_at: string | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id: string | null;
            /** @description Whether the person has opted out of calls */
            do_not_call: boolean | null;
            /** @description The email address */
            email: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The position that the person holds */
            job_title: string | null;
            /** @description How the last call ended */
            last_call_outcome: string | null;
            /** @description When it was last called; null for never */
            last_called_at: string | null;
            /** @description One of the team’s `lead_statuses` */
            lead_status: string | null;
            /** @description The name */
            name: string | null;
            /** @description The phone number */
            phone: string | null;
            /** @description Digits of its extension */
            phone_extension: string | null;
            /** @description A second phone number */
            phone_secondary: string | null;
            /** @description How many calls there were */
            total_calls: number | null;
            /** @description When it was last changed */
            updated_at: string | null;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        DuplicatePair: {
            /** @description Both contacts */
            contact_ids: string[];
            /** @description The weightiest first */
            reasons: components["schemas"]["DuplicateReason"][];
            /** @description 0 to 100; 100 where all that both have is equal */
            score: number;
        };
        DuplicateReason: {
            /** @description `phone`, `email`, `name`, `company_id`, `external_id`, or `cf.<name>` */
            field: string;
            /** @description How the values stand to each other, such as `exact`, `similar`, `short_form` or `differs` */
            method: string;
            /** @description Those of both, its own first, as they were compared; long ones are shortened */
            values: string[];
            /** @description For it (above 0) or against it (below 0): the odds are e to the sum of all weights */
            weight: number;
        };
        DuplicateSampledPair: {
            /** @description Both contacts */
            contact_ids: string[];
            /** @description The contacts of this page */
            contacts: components["schemas"]["DuplicateContact"][];
            /** @description The weightiest first */
            reasons: components["schemas"]["DuplicateReason"][];
            /** @description 0 to 100; 100 where all that both have is equal */
            score: number;
        };
        DutycallChange: {
            /** @description Tags to add to those that there are, in place of `tags` */
            add_tags?: (string[] | string) | null;
            /** @description When this contact may be called, by its own clock, as `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`: not on days that are not named. The team’s hours count beside them */
            calling_hours?: string | null;
            /** @description The name of a company instead of its id; found by its folded name, or created */
            company?: string | null;
            /** @description A company of the team; needed unless the team makes it optional, or `company` is given */
            company_id?: string | null;
            /** @description Values by field name, merged with those that there are; null removes one */
            custom_fields?: {
                [key: string]: (string | number | boolean | null) | (string | number | boolean | null)[];
            } | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id?: string | null;
            /** @description Also set by the lead status do_not_contact and the tag DNC, with which it always agrees. Only `false` here takes an opt-out back; whatever else would, keeps it with the warning `opt_out_kept` */
            do_not_call?: boolean | null;
            /** @description One address; at most 254 characters */
            email?: string | null;
            /** @description Your own id of this person; unique in the team */
            external_id?: string | null;
            /** @description The first name */
            first_name?: string | null;
            /** @description The position that the person holds */
            job_title?: string | null;
            /** @description The last name */
            last_name?: string | null;
            /** @description One of the team’s `lead_statuses`; the first of them when not given */
            lead_status?: string | null;
            /** @description The name */
            name?: string;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The member who looks after it */
            owner_id?: string | null;
            /** @description The phone number */
            phone?: string;
            /** @description Behind the number, as `101`; may also stand in `phone`. Another extension is another line */
            phone_extension?: string | null;
            /** @description A second phone number */
            phone_secondary?: string | null;
            /** @description Behind the second number, as `101` */
            phone_secondary_extension?: string | null;
            /** @description How the person wants to be reached */
            preferred_contact_method?: string | null;
            /** @description Tags to take away from those that there are, in place of `tags` */
            remove_tags?: (string[] | string) | null;
            /** @description Where the person comes from */
            source?: string | null;
            /** @description A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag */
            tags?: (string[] | string) | null;
            /** @description IANA time zone such as America/Chicago */
            timezone?: string | null;
        };
        DutycallContact: {
            /** @description When this contact may be called, by its own clock */
            calling_hours: string | null;
            /** @description The campaigns that it is in, by their ids, and how far each has come with it: `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with */
            campaigns: {
                [key: string]: "pending" | "called" | "reached";
            };
            /** @description The name of its company */
            company: string | null;
            /** @description The company that it belongs to */
            company_id: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member or import that created it */
            created_by: string | null;
            /** @description Values by the names of custom fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** @description When it went to the trash; null while it is live */
            deleted_at: string | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id: string | null;
            /** @description Whether the person has opted out of calls */
            do_not_call: boolean;
            /** @description The email address */
            email: string | null;
            /** @description When the person was erased: nothing tells any more who it was, and the contact is in no list */
            erased_at: string | null;
            /** @description The id of this person in another system */
            external_id: string | null;
            /** @description The first name */
            first_name: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The position that the person holds */
            job_title: string | null;
            /** @description How the last call ended */
            last_call_outcome: string | null;
            /** @description When it was last called; null for never */
            last_called_at: string | null;
            /** @description The last name */
            last_name: string | null;
            /** @description One of the team’s `lead_statuses` */
            lead_status: string;
            /** @description The contact that this one was merged into */
            merged_into: string | null;
            /** @description The name */
            name: string | null;
            /** @description What people note about the person */
            notes: string | null;
            /** @description The member who looks after it */
            owner_id: string | null;
            /** @description E.164 */
            phone: string | null;
            /** @description Digits */
            phone_extension: string | null;
            /** @description The number as it was given */
            phone_raw: string | null;
            /** @description E.164 */
            phone_secondary: string | null;
            /** @description Digits */
            phone_secondary_extension: string | null;
            /** @description Whether the number is possible; null without one */
            phone_status: ("possible" | "invalid") | null;
            /** @description How the person wants to be reached */
            preferred_contact_method: string | null;
            /** @description Where the person comes from */
            source: string | null;
            /** @description Its tags, in the team’s spelling */
            tags: string[];
            /** @description The team; that of the token */
            team_id: string;
            /** @description IANA time zone */
            timezone: string | null;
            /** @description How many calls there were */
            total_calls: number;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        DutycallCreate: {
            /** @description When this contact may be called, by its own clock, as `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`: not on days that are not named. The team’s hours count beside them */
            calling_hours?: string | null;
            /** @description The name of a company instead of its id; found by its folded name, or created */
            company?: string | null;
            /** @description A company of the team; needed unless the team makes it optional, or `company` is given */
            company_id?: string | null;
            /** @description Values by field name: text, numbers, true or false, or lists of these; 64 KB in all */
            custom_fields?: {
                [key: string]: (string | number | boolean | null) | (string | number | boolean | null)[];
            } | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id?: string | null;
            /** @description Also set by the lead status do_not_contact and the tag DNC, with which it always agrees. Only `false` here takes an opt-out back; whatever else would, keeps it with the warning `opt_out_kept` */
            do_not_call?: boolean | null;
            /** @description One address; at most 254 characters */
            email?: string | null;
            /** @description Your own id of this person; unique in the team */
            external_id?: string | null;
            /** @description The first name */
            first_name?: string | null;
            /** @description The position that the person holds */
            job_title?: string | null;
            /** @description The last name */
            last_name?: string | null;
            /** @description One of the team’s `lead_statuses`; the first of them when not given */
            lead_status?: string | null;
            /** @description The name */
            name: string;
            /** @description What people note about the person */
            notes?: string | null;
            /** @description The member who looks after it */
            owner_id?: string | null;
            /** @description The phone number */
            phone: string;
            /** @description Behind the number, as `101`; may also stand in `phone`. Another extension is another line */
            phone_extension?: string | null;
            /** @description A second phone number */
            phone_secondary?: string | null;
            /** @description Behind the second number, as `101` */
            phone_secondary_extension?: string | null;
            /** @description How the person wants to be reached */
            preferred_contact_method?: string | null;
            /** @description Where the person comes from */
            source?: string | null;
            /** @description A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag */
            tags?: (string[] | string) | null;
            /** @description IANA time zone such as America/Chicago */
            timezone?: string | null;
        };
        DutycallDetail: {
            /** @description Its calls, newest first */
            call_history: components["schemas"]["Call"][];
            /** @description When this contact may be called, by its own clock */
            calling_hours: string | null;
            /** @description The campaigns that it is in, by their ids, and how far each has come with it: `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with */
            campaigns: {
                [key: string]: "pending" | "called" | "reached";
            };
            /** @description The name of its company */
            company: string | null;
            /** @description The company that it belongs to */
            company_id: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member or import that created it */
            created_by: string | null;
            /** @description Values by the names of custom fields */
            custom_fields: {
                [key: string]: unknown;
            };
            /** @description When it went to the trash; null while it is live */
            deleted_at: string | null;
            /** @description The department that it belongs to; null for the whole team */
            department_id: string | null;
            /** @description Whether the person has opted out of calls */
            do_not_call: boolean;
            /** @description The email address */
            email: string | null;
            /** @description When the person was erased: nothing tells any more who it was, and the contact is in no list */
            erased_at: string | null;
            /** @description The id of this person in another system */
            external_id: string | null;
            /** @description The first name */
            first_name: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The position that the person holds */
            job_title: string | null;
            /** @description How the last call ended */
            last_call_outcome: string | null;
            /** @description When it was last called; null for never */
            last_called_at: string | null;
            /** @description The last name */
            last_name: string | null;
            /** @description One of the team’s `lead_statuses` */
            lead_status: string;
            /** @description The contact that this one was merged into */
            merged_into: string | null;
            /** @description The name */
            name: string | null;
            /** @description What people note about the person */
            notes: string | null;
            /** @description The member who looks after it */
            owner_id: string | null;
            /** @description E.164 */
            phone: string | null;
            /** @description Digits */
            phone_extension: string | null;
            /** @description The number as it was given */
            phone_raw: string | null;
            /** @description E.164 */
            phone_secondary: string | null;
            /** @description Digits */
            phone_secondary_extension: string | null;
            /** @description Whether the number is possible; null without one */
            phone_status: ("possible" | "invalid") | null;
            /** @description How the person wants to be reached */
            preferred_contact_method: string | null;
            /** @description Where the person comes from */
            source: string | null;
            /** @description Its tags, in the team’s spelling */
            tags: string[];
            /** @description The team; that of the token */
            team_id: string;
            /** @description IANA time zone */
            timezone: string | null;
            /** @description How many calls there were */
            total_calls: number;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        Event: {
            /** @description The token, member, import or job that made the change */
            actor: string;
            /** @description From what to what, by property; of custom fields `cf.<name>`. Null when nobody keeps it any more, as of contacts that are gone */
            changes: {
                [key: string]: {
                    /** @description What it was before, or where a range begins */
                    from: unknown;
                    /** @description What it is since, or where a range ends */
                    to: unknown;
                };
            } | null;
            /** @description With `include=contact`: the contact as it is now; null when it is gone */
            contact?: components["schemas"]["Contact"] | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /**
             * @description For a department that sees one side of a move: whether the contact left it or came; no other change is shown
             * @enum {string}
             */
            moved?: "left" | "came";
            /**
             * Format: date-time
             * @description When it happened
             */
            occurred_at: string;
            /** @description Of an import: the row of its file */
            row?: {
                /** @description The line of the file, from 1, the header included */
                line: number;
                /** @description The row of the file, from 1, without the header */
                record: number;
            };
            /** @description The call in which the values were said, and when it began */
            said_in?: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
            };
            /** @description The record that it happened to */
            subject: {
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
                /** @description What kind it is of */
                type: string;
            };
            /** @description Whether long values of the changes were cut */
            truncated: boolean;
            /** @description Dotted, past tense: `contact.created` */
            type: string;
            /** @description Of the record after the change */
            version: number | null;
            /**
             * @description The path by which the change was made
             * @enum {string}
             */
            via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
        };
        Export: {
            /** @description When its file was complete */
            completed_at: string | null;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /**
             * Format: date-time
             * @description Until when its file is kept
             */
            expires_at: string;
            /** @description The properties asked for; null for all */
            fields: string[] | null;
            /** @description The name of the file, which tells its type */
            file_name: string;
            /** @description What there is to download; empty until all of it is complete */
            files: {
                /** @description Size in bytes */
                bytes: number;
                /** @description Of a workbook: how many cells of a column were longer than a cell can be, and were cut */
                cut?: {
                    [key: string]: number;
                };
                /** @description The name */
                name: string;
                /** @description Contacts in it */
                rows: number;
                /** @description Of its bytes, in hex */
                sha256: string;
                /** @description Of a workbook: the sheets over which its rows are spread */
                sheets?: {
                    /** @description The name */
                    name: string;
                    /** @description The rows of this page */
                    rows: number;
                }[];
                /** @description Where the file is read for an hour; ask again for another hour */
                url: string;
            }[];
            /** @description Which contacts were asked for; of ids, how many */
            filter: unknown;
            /**
             * @description What the file is
             * @enum {string}
             */
            format: "csv" | "xlsx" | "vcard";
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The job that makes it */
            job_id: string;
            /** @description Null until the file is complete */
            manifest: {
                /** @description Contacts created later are not in it */
                cutoff: string;
                /** @description The properties of each, in the order of the columns */
                fields: string[];
                /** @description Where the file and its results are; null while there are none */
                files: {
                    /** @description Size in bytes */
                    bytes: number;
                    /** @description Of a workbook: how many cells of a column were longer than a cell can be, and were cut */
                    cut?: {
                        [key: string]: number;
                    };
                    /** @description The name */
                    name: string;
                    /** @description Contacts in it */
                    rows: number;
                    /** @description Of its bytes, in hex */
                    sha256: string;
                    /** @description Of a workbook: the sheets over which its rows are spread */
                    sheets?: {
                        /** @description The name */
                        name: string;
                        /** @description The rows of this page */
                        rows: number;
                    }[];
                }[];
                /** @description Which contacts were asked for; of ids, how many */
                filter: unknown;
                /**
                 * @description What the file is
                 * @enum {string}
                 */
                format: "csv" | "xlsx" | "vcard";
                /** @description Contacts in all files */
                rows: number;
                /** @description Of the lines `<sha256>  <name>` of all files, as sha256sum writes them */
                sha256: string;
                /**
                 * @description Goes up with every change; in the `ETag`, for `If-Match`
                 * @constant
                 */
                version: 1;
            } | null;
            /** @description The manifest as a file; for an hour */
            manifest_url: string | null;
            /** @description How the file is read and what becomes of its rows */
            options: {
                /**
                 * @description Of CSV: what stands between cells. Excel opens `;` into columns where a comma is decimal
                 * @default ,
                 * @enum {string}
                 */
                delimiter: "," | ";" | "\t";
                /**
                 * @description Of vCards: 3.0 for old programs
                 * @default 4.0
                 * @enum {string}
                 */
                vcard_version: "4.0" | "3.0";
            };
            /** @description How far it is */
            progress: {
                /** @description How far it is, from 0 to 100 */
                percent: number;
            };
            /** @description Why it ended so; null where there is no reason to give */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "failed" | "cancelled" | "expired";
            /** @description The team; that of the token */
            team_id: string;
            /** @description Null until all contacts are found */
            total: number | null;
        };
        ExportCreate: {
            /** @description Properties of contacts, custom fields as `cf.<name>`, `company`; all that the caller sees when not given. `do_not_call` and the id always come along */
            fields?: string[];
            /** @description Which contacts, by the parameters of their list */
            filter?: components["schemas"]["AskedContactFilter"];
            /**
             * @description What the file is
             * @enum {string}
             */
            format: "csv" | "xlsx" | "vcard";
            /** @description The records by their ids */
            ids?: string[];
            /** @description Of the file, without its ending */
            name?: string;
            /**
             * @description How the file is read and what becomes of its rows
             * @default {}
             */
            options?: {
                /**
                 * @description Of CSV: what stands between cells. Excel opens `;` into columns where a comma is decimal
                 * @default ,
                 * @enum {string}
                 */
                delimiter?: "," | ";" | "\t";
                /**
                 * @description Of vCards: 3.0 for old programs
                 * @default 4.0
                 * @enum {string}
                 */
                vcard_version?: "4.0" | "3.0";
            };
            /** @description The id of a preset, as it is now */
            preset?: string;
            /** @description All that a filter or a preset picks, but some */
            selection?: {
                /** @description Ids of contacts to leave out */
                except: string[];
                /** @description Which contacts, by the parameters of their list */
                filter?: components["schemas"]["AskedContactFilter"];
                /** @description The saved filter */
                preset?: string;
            };
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Extraction: {
            /** @description The call in which it was said */
            call_id: string | null;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description Custom fields that came with it, as `cf.<name>` */
            created_fields: string[];
            /**
             * @description Who found the values last: whoever sent them, rules, or the stage’s language model
             * @enum {string}
             */
            extractor: "values" | "rules" | "model";
            /** @description Why the model’s answer came to nothing */
            failure: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example extr_01kbyp7w3mf1x5z9b3d7f0h2ja
             */
            id: string;
            /** @description What a revert left as it was, and why: codes by property, as `edited_since` */
            kept: {
                [key: string]: string;
            };
            /** @description What became of each */
            results: {
                /** @description Why it was dropped: `not_allowed`, `low_confidence`, `invalid`, `unsupported`, `contradicted`, `outdated`, `taken`, `field_unknown`, `name_reserved`, … */
                code: string | null;
                /** @description From 0 to 1 */
                confidence: number;
                /** @description Where the contact says it in the transcript */
                evidence: {
                    /** @description Behind its last code unit */
                    end: number;
                    /** @description Where it begins, in UTF-16 code units */
                    start: number;
                } | null;
                /** @description A property of contacts, or `cf.<name>` of a custom field */
                field: string;
                /**
                 * @description `proposed`: a person had set another value, so that it waits
                 * @enum {string}
                 */
                outcome: "applied" | "proposed" | "unchanged" | "dropped";
                /** @description What waits, of a value that was proposed */
                proposal_id: string | null;
                /** @description Null for one that was dropped, and for a long one */
                value: unknown;
            }[];
            /** @description When it was taken back */
            reverted_at: string | null;
            /**
             * @description `waiting`: the model has not answered yet
             * @enum {string}
             */
            state: "waiting" | "completed" | "failed" | "reverted";
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        ExtractionCreate: {
            /** @description A call of this contact: what is told of it again changes nothing */
            call_id?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description What was said, a line for each turn that begins with who speaks, as `Agent:` and `Contact:`. It is read and not kept. With `values`, these are held against it */
            transcript?: string | null;
            /** @description Values that you have found, by property or by the name of a custom field, also as `cf.<name>`; at most 30 */
            values?: {
                [key: string]: {
                    /** @description From 0 to 1 */
                    confidence: number;
                    /** @description Where the contact says it in the transcript, in UTF-16 code units; needed where `transcript` is given as well */
                    evidence?: {
                        /** @description Behind its last code unit */
                        end: number;
                        /** @description Where it begins, in UTF-16 code units */
                        start: number;
                    } | null;
                    /** @description The value */
                    value: (string | number | boolean) | (string | number | boolean)[];
                };
            } | null;
        };
        Facets: {
            /** @description Of the companies that were asked for, in their order */
            company?: {
                /** @description How many there are */
                count: number;
                /** @description The value */
                value: string;
            }[];
            /** @description All live contacts */
            contacts: number;
            /** @description Live contacts that must not be called */
            do_not_call: number;
            /** @description Whether it has a number */
            has_phone: number;
            /** @description The most frequent first */
            lead_status: {
                /** @description How many there are */
                count: number;
                /** @description The value */
                value: string;
            }[];
            /** @description How many are in the trash */
            trash: number;
        };
        Failure: {
            /** @description What is wrong: the first fault, and all of them in `details` */
            error: components["schemas"]["Refusal"];
            /** @description What to name when you ask about this request: it is in the logs */
            request_id: string;
            /**
             * @description Whether the request was carried out
             * @constant
             */
            success: false;
        };
        Fault: {
            /** @description The values allowed, where they are a fixed list */
            allowed?: string[];
            /** @description A stable word for what is wrong */
            code: string;
            /** @description The record that holds the value already */
            existing_id?: string;
            /** @description What is wrong, in a sentence for people */
            message: string;
            /** @description The property or parameter at fault, as it was spelled; null when no single one is */
            param: string | null;
        };
        Field: {
            /** @description Values are kept, hidden from everybody and closed to writes */
            archived: boolean;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description False while it is only known from values that came in, which are kept as they come */
            declared: boolean;
            /** @description The value of a new contact that comes without one */
            default: (string | number | boolean | string[]) | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The job that does it */
            job_id: string | null;
            /** @description What people read */
            label: string;
            /** @description By which contacts, filters and imports know it; never changes */
            name: string;
            /** @description Of select and multi_select: the values allowed */
            options: string[];
            /** @description Its place among the others */
            order: number;
            /** @description Whether a new contact needs a value */
            required: boolean;
            /**
             * @description Options that were taken out, the last 200: contacts may have them still, and filters take them
             * @default []
             */
            retired_options: string[];
            /**
             * @description What a job is doing to its values
             * @enum {string}
             */
            state: "ready" | "retyping" | "deleting";
            /**
             * @description What kind it is of
             * @enum {string}
             */
            type: "text" | "textarea" | "integer" | "decimal" | "date" | "boolean" | "select" | "multi_select";
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Roles that see it; admins always do */
            visible_to: components["schemas"]["Role"][];
        };
        FieldChange: {
            /**
             * @description New values are held to the type from now on; those that there are stay as they are
             * @constant
             */
            declared?: true;
            /** @description The value of a new contact that comes without one; null for none */
            default?: ((string | number | boolean) | (string | number | boolean)[]) | null;
            /** @description What people read */
            label?: string;
            /** @description Of select and multi_select: the values allowed; told apart without regard to case */
            options?: string[];
            /** @description A new contact needs a value, and none is taken away; not asked of those who do not see the field */
            required?: boolean;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description Roles that see the field; admins always do */
            visible_to?: components["schemas"]["Role"][];
        };
        FieldCondition: {
            /** @description All of these values, of a field that holds a list */
            all?: string[];
            /** @description Any of these values */
            any?: string[];
            /** @description Exactly this value */
            equals?: string | number | boolean;
            /** @description What it was before, or where a range begins */
            from?: string | number | boolean;
            /** @description What it is since, or where a range ends */
            to?: string | number | boolean;
        };
        FieldCreate: {
            /**
             * @description The value of a new contact that comes without one; null for none
             * @default null
             */
            default?: ((string | number | boolean) | (string | number | boolean)[]) | null;
            /** @description What people read; the name when not given */
            label?: string | null;
            /** @description By which contacts, filters and imports know it; in any case, and for good */
            name: string;
            /**
             * @description Of select and multi_select: the values allowed; told apart without regard to case
             * @default []
             */
            options?: string[];
            /**
             * @description A new contact needs a value, and none is taken away; not asked of those who do not see the field
             * @default false
             */
            required?: boolean;
            /** @description The team; that of the token */
            team_id?: string | null;
            /**
             * @description What kind it is of
             * @default text
             * @enum {string}
             */
            type?: "text" | "textarea" | "integer" | "decimal" | "date" | "boolean" | "select" | "multi_select" | "number" | "checkbox" | "dropdown" | "text_short" | "text_long";
            /**
             * @description Roles that see the field; admins always do
             * @default [
             *       "admin",
             *       "manager",
             *       "agent"
             *     ]
             */
            visible_to?: components["schemas"]["Role"][];
        };
        FieldFilter: {
            /** @description All of these values, of a field that holds a list */
            all?: (string | number | boolean)[] | string;
            /** @description Any of these values */
            any?: (string | number | boolean)[] | string;
            /** @description Exactly this value */
            equals?: string | number | boolean;
            /** @description What it was before, or where a range begins */
            from?: string | number | boolean;
            /** @description What it is since, or where a range ends */
            to?: string | number | boolean;
        };
        FieldOrder: {
            /** @description Fields in the order wanted; those not named come behind them, as they are */
            ids: string[];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        FieldRetype: {
            /**
             * @description Whether to answer what would happen, and write nothing
             * @default false
             */
            dry_run?: boolean;
            /** @description Of select and multi_select; when not given, the values that there are, 200 at most */
            options?: string[];
            /** @description The team; that of the token */
            team_id?: string | null;
            /**
             * @description What kind it is of
             * @enum {string}
             */
            type: "text" | "textarea" | "integer" | "decimal" | "date" | "boolean" | "select" | "multi_select" | "number" | "checkbox" | "dropdown" | "text_short" | "text_long";
        };
        FieldSample: {
            /** @description What the value would become; missing where it does not convert */
            as?: unknown;
            /** @description A stable word for what is wrong */
            code?: string;
            /** @description The contact that has the value */
            contact_id: string;
            /** @description The value */
            value: unknown;
        };
        Hold: {
            /** @description The contact that has the value */
            contact_id: string | null;
            /** @description The contact and those that were part of it; whoever one of them becomes part of is covered as well */
            contact_ids: string[];
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description Why it was lifted */
            lift_reason: string | null;
            /** @description Null while it is in force */
            lifted_at: string | null;
            /** @description The token or member that lifted it */
            lifted_by: string | null;
            /** @description Why it ended so; null where there is no reason to give */
            reason: string;
            /** @description What of a contact an erasure leaves; null for everything */
            stores: string[] | null;
            /** @description The team; that of the token */
            team_id: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        HoldCreate: {
            /** @description This contact alone; else all of the team */
            contact_id?: string | null;
            /** @description Why; kept for good, so name no person in it */
            reason: string;
            /** @description What of a contact an erasure leaves while it is held, such as `calls`; else everything. Nobody who is held, be it in part, is removed otherwise */
            stores?: ("contact" | "search_entries" | "activities" | "edit_marks" | "import_marks" | "undo_marks" | "memberships" | "extractions" | "proposals" | "consents" | "timeline" | "calls" | "claims" | "claims_of_extensions" | "shared_claims" | "shared_claims_of_extensions" | "called_numbers" | "reserved_numbers" | "merges" | "merge_parts" | "merge_consents" | "pairs" | "pair_pointers" | "shared_values" | "suppressions" | "feed" | "deliveries" | "idempotency" | "presets" | "catalogue" | "imports" | "jobs" | "export_records" | "dropped_files" | "uploaded_files" | "transcripts" | "job_files" | "import_files" | "exports" | "export_parts" | "access_packages" | "given_up_changes" | "given_up_events")[];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Import: {
            /** @description The columns of the file, in their order */
            columns: {
                /** @description What the column fills, such as `phone` or `company.name`; null when it is ignored, as that of an archived field, or empty and nothing that is known */
                field: string | null;
                /** @description Rows with something in this column */
                filled: number;
                /** @description The headers of the file */
                header: string;
                /**
                 * @description What a custom field seems to be: by most of its values a number or an address, where no column of the file is one; by its header an opt-out
                 * @enum {string}
                 */
                looks_like?: "phone" | "email" | "opt_out";
                /** @description Rows whose cell stands for nothing, as `N/A` does: it is empty, and not among those filled */
                placeholders?: number;
                /** @description What it fills instead in rows where that is empty, such as a further phone number */
                stands_in_for?: string;
            }[];
            /** @description How many ended in which way */
            counts: components["schemas"]["Counts"];
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description When somebody has decided about the parked rows: the imports that carry it out */
            decision?: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Who did it */
                by: string;
                /** @description The imports of this page */
                imports: string[];
            };
            /** @description The name of the file, which tells its type */
            file_name: string;
            /** @description Where the file and its results are; null while there are none */
            files: {
                /** @description The file of failed rows; null when none failed */
                rejected: {
                    /** @description The bucket of the file */
                    bucket: string;
                    /** @description The key of the file in its bucket */
                    key: string;
                    /** @description The address */
                    url: string;
                } | null;
                /** @description What became of each */
                results: {
                    /** @description The bucket of the file */
                    bucket: string;
                    /** @description The key of the file in its bucket */
                    key: string;
                    /** @description The address */
                    url: string;
                } | null;
                /** @description Where the person comes from */
                source: {
                    /** @description The bucket of the file */
                    bucket: string;
                    /** @description The key of the file in its bucket */
                    key: string;
                    /** @description The address */
                    url: string;
                } | null;
            };
            /** @description When it came to its end */
            finished_at: string | null;
            /**
             * @description The line of the file, or row of the sheet, that was taken for the header
             * @default null
             */
            header_line: number | null;
            /** @description When it last gave a sign of life */
            heartbeat_at: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description How the file is read and what becomes of its rows */
            options: {
                /** @description The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign` */
                campaign_id?: string;
                /** @description Whether companies that rows name are created; true when not given */
                create_companies?: boolean;
                /**
                 * @description How dates such as 01/02/2026 are read in columns of custom fields of dates; decided by the whole column when not given
                 * @enum {string}
                 */
                date_order?: "dmy" | "mdy" | "ymd";
                /**
                 * @description The sign before decimals in columns of custom fields of numbers; decided by the whole column when not given
                 * @enum {string}
                 */
                decimal?: "comma" | "point";
                /** @description ISO code of the country whose numbers need no country code */
                default_country?: string;
                /** @description Of rows that name no department */
                department_id?: string;
                /**
                 * @description What to do with rows that match an existing contact
                 * @enum {string}
                 */
                duplicates?: "skip" | "update" | "create" | "ask";
                /**
                 * @description Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252, Windows-1251, Mac OS Roman, Shift_JIS and ISO-8859-15 are told by themselves
                 * @enum {string}
                 */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251" | "macintosh" | "shift_jis" | "iso-8859-15" | "windows-1250" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-1258" | "windows-874" | "iso-8859-2" | "iso-8859-5" | "koi8-r" | "koi8-u" | "ibm866" | "x-mac-cyrillic" | "euc-jp" | "euc-kr" | "gb18030" | "big5";
                /** @description The line of the file, or row of the sheet, that names the columns; looked for among the first 30 rows when not given */
                header_row?: number;
                /** @description What columns mean, by header: `phone`, `company.name`, `cf.<name>`, or `ignore` (or null) to leave one out. Others keep what their header is known to mean */
                mapping?: {
                    [key: string]: string | null;
                };
                /** @description By which values a row matches an existing contact, in this order */
                match?: ("external_id" | "phone" | "email" | "name")[];
                /** @description A file of more rows is refused; the team’s own limit holds beside it */
                max_rows?: number;
                /** @description Of rows that name no owner */
                owner_id?: string;
                /** @description Columns that each row has to fill, named as in a mapping, in addition to those that the team requires */
                required?: string[];
                /** @description Of an Excel workbook: the name of the sheet; when not given, the first one that shows, or the only one with contacts */
                sheet?: string;
                /** @description Of rows that name no source */
                source?: string;
                /**
                 * @description What becomes of rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
                 * @enum {string}
                 */
                strictness?: "strict" | "lenient";
                /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
                tags?: string[];
                /** @description Whether company columns change companies that there are already; false when not given */
                update_companies?: boolean;
                /** @description Only previews the file: shows what would become of its rows, and waits to be started */
                validate_only?: boolean;
            };
            /**
             * @description Rows above the header that have something in them, such as titles; they are no rows of the table
             * @default 0
             */
            passed_rows: number;
            /**
             * @description Of a workbook: the sheets before that one that hold no contacts
             * @default []
             */
            passed_sheets: string[];
            /** @description How far it is */
            progress: {
                /** @description Rows that are decided by now */
                done_rows: number;
                /** @description How far it is, from 0 to 100 */
                percent: number;
                /** @description Rows that the file has; null until they are counted */
                planned_rows: number | null;
            };
            /** @description Why it ended so; null where there is no reason to give */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /**
             * @description Rows that repeat the header; each is skipped with `header_repeated`
             * @default 0
             */
            repeated_headers: number;
            /**
             * @description Why rows failed, were skipped or carry warnings, by code; known at its end
             * @default []
             */
            row_reasons: {
                /** @description A stable word for what is wrong */
                code: string;
                /**
                 * @description What it made of the rows
                 * @enum {string}
                 */
                kind: "failed" | "skipped" | "warned";
                /** @description Where the first of them are in the file */
                lines: number[];
                /** @description As the first of the rows says it */
                message: string;
                /** @description How many rows have it */
                rows: number;
            }[];
            /**
             * @description Of a workbook: the sheet that was read
             * @default null
             */
            sheet: string | null;
            /** @description When it began; null while it waits */
            started_at: string | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "uploading" | "planning" | "previewed" | "running" | "finished" | "failed" | "cancelled" | "undone";
            /** @description The team; that of the token */
            team_id: string;
            /**
             * @description The job that undoes it or has undone it
             * @default null
             */
            undo_job_id: string | null;
            /**
             * @description When it was undone; null while it was not
             * @default null
             */
            undone_at: string | null;
            /**
             * @description The import that has to end before this one writes its rows: one of the same file, or one that is being undone
             * @default null
             */
            waits_for: string | null;
            /** @description Of the file as a whole: columns that are empty in every row, and the like */
            warnings: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description The header of the column that it is about */
                column: string | null;
                /** @description What is wrong, in a sentence for people */
                message: string;
            }[];
        };
        ImportCreate: {
            /** @description The name of the file, which tells its type */
            file_name: string;
            /** @description Whether the file is sent in parts; when not given, a file of more than 64 MB is. Needs `size` */
            multipart?: boolean;
            /**
             * @description How the file is read and what becomes of its rows
             * @default {}
             */
            options?: components["schemas"]["ImportOptions"];
            /** @description Bytes of the file */
            size?: number;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        ImportOptions: {
            /** @description The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign` */
            campaign_id?: string;
            /** @description Whether companies that rows name are created; true when not given */
            create_companies?: boolean;
            /**
             * @description How dates such as 01/02/2026 are read in columns of custom fields of dates; decided by the whole column when not given
             * @enum {string}
             */
            date_order?: "dmy" | "mdy" | "ymd";
            /**
             * @description The sign before decimals in columns of custom fields of numbers; decided by the whole column when not given
             * @enum {string}
             */
            decimal?: "comma" | "point";
            /** @description ISO code of the country whose numbers need no country code */
            default_country?: string;
            /** @description Of rows that name no department */
            department_id?: string;
            /**
             * @description What to do with rows that match an existing contact
             * @enum {string}
             */
            duplicates?: "skip" | "update" | "create" | "ask";
            /**
             * @description Of a text file without a mark: its encoding; UTF-8, UTF-16, Windows-1252, Windows-1251, Mac OS Roman, Shift_JIS and ISO-8859-15 are told by themselves
             * @enum {string}
             */
            encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251" | "macintosh" | "shift_jis" | "iso-8859-15" | "windows-1250" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-1258" | "windows-874" | "iso-8859-2" | "iso-8859-5" | "koi8-r" | "koi8-u" | "ibm866" | "x-mac-cyrillic" | "euc-jp" | "euc-kr" | "gb18030" | "big5";
            /** @description The line of the file, or row of the sheet, that names the columns; looked for among the first 30 rows when not given */
            header_row?: number;
            /** @description What columns mean, by header: `phone`, `company.name`, `cf.<name>`, or `ignore` (or null) to leave one out. Others keep what their header is known to mean */
            mapping?: {
                [key: string]: string | null;
            };
            /** @description By which values a row matches an existing contact, in this order */
            match?: ("external_id" | "phone" | "email" | "name")[];
            /** @description A file of more rows is refused; the team’s own limit holds beside it */
            max_rows?: number;
            /** @description Of rows that name no owner */
            owner_id?: string;
            /** @description Columns that each row has to fill, named as in a mapping, in addition to those that the team requires */
            required?: string[];
            /** @description Of an Excel workbook: the name of the sheet; when not given, the first one that shows, or the only one with contacts */
            sheet?: string;
            /** @description Of rows that name no source */
            source?: string;
            /**
             * @description What becomes of rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
             * @enum {string}
             */
            strictness?: "strict" | "lenient";
            /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
            tags?: string[];
            /** @description Whether company columns change companies that there are already; false when not given */
            update_companies?: boolean;
            /** @description Only previews the file: shows what would become of its rows, and waits to be started */
            validate_only?: boolean;
        };
        Job: {
            /** @description What is done */
            action: string;
            /** @description How many ended in which way */
            counts: {
                /** @description Those that are as asked for by now */
                done: number;
                /** @description How many failed */
                failed: number;
            };
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description The first hundred */
            failures: components["schemas"]["JobFailure"][];
            /** @description All failures, one JSON object a line; for an hour */
            failures_url: string | null;
            /** @description When it came to its end */
            finished_at: string | null;
            /** @description When it last gave a sign of life */
            heartbeat_at: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /**
             * @description What kind it is of
             * @enum {string}
             */
            kind: "access" | "bulk" | "erasure" | "export" | "field" | "import" | "merge" | "scan" | "suppression" | "tag";
            /** @description How far it is */
            progress: {
                /** @description How far it is, from 0 to 100 */
                percent: number;
            };
            /** @description Why it ended so; null where there is no reason to give */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /** @description When it began; null while it waits */
            started_at: string | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "queued" | "running" | "finished" | "failed" | "cancelled";
            /** @description The team; that of the token */
            team_id: string;
            /** @description Null until all are gathered */
            total: number | null;
            /**
             * @description The job that undoes it, or did
             * @default null
             */
            undo_job_id: string | null;
            /**
             * @description When it was undone; null while it was not
             * @default null
             */
            undone_at: string | null;
            /**
             * @description Of those that are done, what to know, as `opt_out_kept`; the first hundred
             * @default []
             */
            warnings: components["schemas"]["JobFailure"][];
        };
        JobFailure: {
            /** @description A stable word for what is wrong */
            code: string;
            /** @description The record that holds the value already */
            existing_id?: string;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description What is wrong, in a sentence for people */
            message: string;
        };
        KeptConsent: {
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description Absent of an opt-out that no consent tells of */
            consent_id?: string;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * @description What became of it
             * @enum {string}
             */
            status: "granted" | "denied" | "withdrawn";
        };
        LosingValue: {
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * @description Where the survivor has it; absent where only the merged contact does
             * @enum {string}
             */
            kept_in?: "phone_secondary" | "merged_values" | "notes";
            /** @description Who set it, and when */
            origin: components["schemas"]["Origin"] | null;
            /** @description The value */
            value: unknown;
        };
        Member: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The departments, by id */
            departments: string[];
            /** @description The email address */
            email: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The name */
            name: string;
            /** @description What it may do */
            role: components["schemas"]["Role"];
            /** @description The `sub` of the member’s OIDC tokens */
            subject: string | null;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        MemberChange: {
            /** @description The departments, by id */
            departments?: string[];
            /** @description The email address */
            email?: string | null;
            /** @description The name */
            name?: string;
            /** @description What it may do */
            role?: components["schemas"]["Role"];
            /** @description The `sub` of the member’s OIDC tokens */
            subject?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        MemberCreate: {
            /** @description The departments, by id */
            departments?: string[];
            /** @description The email address */
            email?: string | null;
            /** @description The name */
            name: string;
            /** @description What it may do */
            role: components["schemas"]["Role"];
            /** @description The `sub` of the member’s OIDC tokens */
            subject?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Merge: {
            /** @description Whether the team’s rules merged them, without anybody asking */
            auto: boolean;
            /** @description What becomes of consents, by purpose */
            consents: components["schemas"]["ConsentOutcome"][];
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description What becomes of each property that any of them has */
            fields: components["schemas"]["ValueOutcome"][];
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example merge_01kbyp7w3mf4z8b1d5f9h2k4mc
             */
            id: string;
            /** @description The job that moves what is attached, where that is too much for one request */
            job_id: string | null;
            /** @description What stayed at the undo, and why: codes by property; of contacts that came back as `<contact>.<property>` */
            kept: {
                [key: string]: string;
            };
            /** @description The contacts that became part of it */
            merged_ids: string[];
            /** @description Numbers, addresses and ids for which the survivor has no place, and by which it is found all the same */
            merged_values: components["schemas"]["MergedValue"][];
            /** @description How much moved to the survivor, of all merged contacts together */
            moved: components["schemas"]["MovedCounts"];
            /** @description Notes for which there is no room: they become notes of the timeline */
            notes_left: number;
            /** @description By property, the contact that was named for it */
            overrides: {
                [key: string]: string;
            };
            /** @description The contact that survives */
            primary_id: string;
            /**
             * @description `moving`: everything is visible, what is attached is on its way; `returning`: the same of an undo
             * @enum {string}
             */
            state: "moving" | "done" | "returning" | "undone";
            /**
             * @description Whose value won where several contacts had one
             * @enum {string}
             */
            strategy: "primary" | "newest" | "oldest";
            /** @description Tags for which there is no room */
            tags_left: string[];
            /** @description The team; that of the token */
            team_id: string;
            /** @description Until when it can be undone */
            undo_until: string;
            /** @description When it was undone */
            undone_at: string | null;
            /** @description Who has undone it */
            undone_by: string | null;
            /** @description What the caller should know although the request was carried out */
            warnings: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
                /** @description The property or parameter at fault, as it was spelled; null when no single one is */
                param: string | null;
            }[];
        };
        MergedValue: {
            /** @description Of a number */
            extension: string | null;
            /** @description The contact that had it */
            from: string;
            /**
             * @description `phone_raw`: a number that could not be read
             * @enum {string}
             */
            kind: "phone" | "phone_raw" | "email" | "external_id";
            /** @description The value */
            value: string;
        };
        MergeSummary: {
            /** @description Whether the team’s rules merged them, without anybody asking */
            auto: boolean;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example merge_01kbyp7w3mf4z8b1d5f9h2k4mc
             */
            id: string;
            /** @description The job that moves what is attached, where that is too much for one request */
            job_id: string | null;
            /** @description What stayed at the undo, and why: codes by property; of contacts that came back as `<contact>.<property>` */
            kept: {
                [key: string]: string;
            };
            /** @description The contacts that became part of it */
            merged_ids: string[];
            /** @description How much moved to the survivor, of all merged contacts together */
            moved: components["schemas"]["MovedCounts"];
            /** @description By property, the contact that was named for it */
            overrides: {
                [key: string]: string;
            };
            /** @description The contact that survives */
            primary_id: string;
            /**
             * @description `moving`: everything is visible, what is attached is on its way; `returning`: the same of an undo
             * @enum {string}
             */
            state: "moving" | "done" | "returning" | "undone";
            /**
             * @description Whose value won where several contacts had one
             * @enum {string}
             */
            strategy: "primary" | "newest" | "oldest";
            /** @description The team; that of the token */
            team_id: string;
            /** @description Until when it can be undone */
            undo_until: string;
            /** @description When it was undone */
            undone_at: string | null;
            /** @description Who has undone it */
            undone_by: string | null;
        };
        /** @description How much moved to the survivor, of all merged contacts together */
        MovedCounts: {
            /** @description Notes, emails, appointments, conversations and tickets */
            activities: number;
            /** @description Calls */
            calls: number;
            /** @description Rows of consents */
            consents: number;
            /** @description Campaigns that they were in */
            memberships: number;
        };
        MultipartUpload: {
            /**
             * Format: date-time
             * @description When it ends; null for never
             */
            expires_at: string;
            /**
             * @description The HTTP method to send it with
             * @constant
             */
            method: "PUT";
            /** @description Bytes of each part but the last */
            part_size: number;
            /** @description The parts of the file */
            parts: {
                /** @description The place of the part in the file, from 1 */
                part_number: number;
                /** @description Bytes of the file */
                size: number;
                /** @description The address */
                url: string;
            }[];
        };
        Origin: {
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description The token, member, import or job; null where nobody kept it */
            by: string | null;
            /** @description The call in which it was said, and when that began; also of a proposal that `by` accepted */
            call?: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
            };
            /** @description Of an import: record and line of its file */
            row?: {
                /** @description The line of the file, from 1, the header included */
                line: number;
                /** @description The row of the file, from 1, without the header */
                record: number;
            };
            /**
             * @description The path by which the change was made
             * @enum {string}
             */
            via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
        };
        PossibleDuplicate: {
            /** @description The other contact */
            id: string;
            /** @description Whether they share a value and their names do not go together, as in a household */
            name_conflict: boolean;
            /** @description What speaks for it and against it, the weightiest first, of what the caller sees */
            reasons: components["schemas"]["DuplicateReason"][];
            /** @description How likely both are one person, 0 to 100 */
            score: number;
        };
        Preset: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token or member that made it */
            created_by: string;
            /** @description Which contacts, by the parameters of their list */
            filter: {
                /** @description `true`, alone: everybody */
                all?: boolean;
                /** @description Ids of campaigns that have them: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                campaign_id?: string[];
                /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
                cf?: {
                    [key: string]: (string | number | boolean) | components["schemas"]["FieldCondition"];
                };
                /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                company_id?: string[];
                /** @description A day or a moment, ISO 8601 */
                created_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                created_to?: string;
                /** @description Those in the trash instead */
                deleted?: boolean;
                /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                department_id?: string[];
                /** @description Whether the person has opted out of calls */
                do_not_call?: boolean;
                /** @description An address as a whole, in any case */
                email?: string;
                /** @description Your own id, as it is */
                external_id?: string;
                /** @description Whether it has a company */
                has_company?: boolean;
                /** @description Whether it has an address */
                has_email?: boolean;
                /** @description Whether it has a number */
                has_phone?: boolean;
                /** @description Up to 200 ids of contacts, with commas */
                ids?: string[];
                /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                job_title?: string[];
                /** @description A day or a moment, ISO 8601; or `never` */
                last_called_from?: "never" | string;
                /** @description A day or a moment, ISO 8601; inclusive; or `never` */
                last_called_to?: "never" | string;
                /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                lead_status?: string[];
                /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                owner_id?: string[];
                /** @description Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them */
                search?: string;
                /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                source?: string[];
                /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
                tags?: string[];
                /**
                 * @description Whether any of the tags will do, or all are needed
                 * @enum {string}
                 */
                tags_mode?: "any" | "all";
                /** @description A day or a moment, ISO 8601 */
                updated_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                updated_to?: string;
            };
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The name */
            name: string;
            /** @description Whether the whole team sees it */
            shared: boolean;
            /**
             * @description The order; `-` before it for descending
             * @enum {string}
             */
            sort: "created_at" | "updated_at" | "name" | "last_called_at" | "-created_at" | "-updated_at" | "-name" | "-last_called_at";
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        PresetChange: {
            /** @description Which contacts, by the parameters of their list */
            filter?: components["schemas"]["AskedContactFilter"];
            /** @description The name */
            name?: string;
            /** @description Seen by the whole team; changed by who made it and by admins */
            shared?: boolean;
            /**
             * @description The order; `-` before it for descending
             * @enum {string}
             */
            sort?: "created_at" | "updated_at" | "name" | "last_called_at" | "-created_at" | "-updated_at" | "-name" | "-last_called_at";
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        PresetCreate: {
            /**
             * @description What it picks; everybody when not given
             * @default {
             *       "all": true
             *     }
             */
            filter?: components["schemas"]["AskedContactFilter"];
            /** @description The name */
            name: string;
            /**
             * @description Seen by the whole team; changed by who made it and by admins
             * @default false
             */
            shared?: boolean;
            /**
             * @description The order; `-` before it for descending
             * @default -created_at
             * @enum {string}
             */
            sort?: "created_at" | "updated_at" | "name" | "last_called_at" | "-created_at" | "-updated_at" | "-name" | "-last_called_at";
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Preview: {
            /** @description The columns of the file, in their order */
            columns: {
                /** @description What the column fills, such as `phone` or `company.name`; null when it is ignored, as that of an archived field, or empty and nothing that is known */
                field: string | null;
                /** @description Share of the rows that have something in this column, from 0 to 1 */
                fill_rate: number;
                /** @description Rows with something in this column */
                filled: number;
                /** @description The headers of the file */
                header: string;
                /**
                 * @description What a custom field seems to be: by most of its values a number or an address, where no column of the file is one; by its header an opt-out
                 * @enum {string}
                 */
                looks_like?: "phone" | "email" | "opt_out";
                /** @description Rows whose cell stands for nothing, as `N/A` does: it is empty, and not among those filled */
                placeholders?: number;
                /** @description What it fills instead in rows where that is empty, such as a further phone number */
                stands_in_for?: string;
            }[];
            /** @description How many ended in which way */
            counts: {
                /** @description Mean the contact of a row before them */
                duplicates_in_file: number;
                /** @description Mean a contact that there is already */
                duplicates_in_store: number;
                /** @description Would fail */
                invalid: number;
                /**
                 * @description Rows among them that have a value of a contact, there or of a row before them, and may be the same person
                 * @default 0
                 */
                likely: number;
                /**
                 * @description Rows among those whose name does not go together with that of the contact, as in a household
                 * @default 0
                 */
                name_conflicts: number;
                /**
                 * @description Say the header once more, and would be skipped
                 * @default 0
                 */
                repeated_headers: number;
                /** @description Would become new contacts */
                valid: number;
                /** @description Rows among them that would carry a warning */
                warned: number;
            };
            /** @description The first 10 rows of each kind, in the order of the file */
            examples: components["schemas"]["PreviewRow"][];
            /**
             * @description The line of the file, or row of the sheet, that was taken for the header
             * @default null
             */
            header_line: number | null;
            /**
             * @description The first 10 rows with possible duplicates, of any kind
             * @default []
             */
            likely: components["schemas"]["PreviewRow"][];
            /**
             * @description Rows above the header that have something in them, such as titles; they are no rows of the table
             * @default 0
             */
            passed_rows: number;
            /**
             * @description Of a workbook: the sheets before that one that hold no contacts
             * @default []
             */
            passed_sheets: string[];
            /**
             * @description Rows that repeat the header; each is skipped with `header_repeated`
             * @default 0
             */
            repeated_headers: number;
            /** @description Each is of one kind: valid, a duplicate in the file or in the store, invalid, or the header once more */
            rows: number;
            /**
             * @description Of a workbook: the sheet that was read
             * @default null
             */
            sheet: string | null;
        };
        PreviewRow: {
            /** @description The cells of the row, by header */
            cells: string[];
            /** @description Of an invalid row: all that is wrong with it */
            faults: components["schemas"]["CellFault"][];
            /**
             * @description What kind it is of
             * @enum {string}
             */
            kind: "valid" | "duplicates_in_file" | "duplicates_in_store" | "invalid" | "repeated_headers";
            /** @description The line of the file, from 1, the header included */
            line: number;
            /**
             * @description Contacts, there or of rows before it, that have a value of the row: what speaks for one person, and against it
             * @default []
             */
            possible_duplicates: components["schemas"]["PossibleDuplicate"][];
            /** @description Of a duplicate: which row or contact it is */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /** @description The row of the file, from 1, without the header */
            record: number;
        };
        PrivacyRequest: {
            /**
             * Format: date-time
             * @description When somebody is reminded of it: seven days before it is due
             */
            alarm_at: string;
            /** @description When the person had the answer: of an erasure when it was done, of a package when somebody says so */
            answered_at: string | null;
            /** @description Who said so */
            answered_by: string | null;
            /**
             * Format: date-time
             * @description When the person asked
             */
            asked_at: string;
            /** @description Who put it on record */
            asked_by: string;
            /** @description Of an erasure: what proves it */
            certificate: {
                /**
                 * Format: date-time
                 * @description When the erasure began
                 */
                began_at: string;
                /** @description When it came to its end */
                finished_at: string | null;
                /** @description What was done, store by store */
                lines: {
                    /**
                     * Format: date-time
                     * @description When the store was clean, or found to be held
                     */
                    at: string;
                    /** @description Records or objects that were taken away or cleared; of held ones, those that wait */
                    count: number;
                    /** @description SHA-256 of what was asked of the store, in hex */
                    digest: string;
                    /** @description The legal hold that these wait for */
                    held?: string;
                    /** @description The store, by its name in docs/privacy.md */
                    store: string;
                }[];
                /** @description What to name when you ask about this request: it is in the logs */
                request_id: string;
                /** @description Of all the rest, as JSON in this order */
                sha256: string;
                /**
                 * @description `deferred`: some is held, all else is clean; `incomplete`: a store has not been cleaned
                 * @enum {string}
                 */
                status: "done" | "deferred" | "incomplete";
                /** @description The contact’s id, which tells nobody who it was */
                subject: string;
                /** @description The team; that of the token */
                team_id: string;
                /**
                 * @description Goes up with every change; in the `ETag`, for `If-Match`
                 * @constant
                 */
                version: 1;
            } | null;
            /** @description The contact that it is about; nothing else tells who it is */
            contact_id: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /**
             * @description How it stands by its deadline
             * @enum {string}
             */
            deadline: "open" | "due_soon" | "overdue" | "answered" | "answered_late";
            /** @description Its department when it was asked for */
            department_id: string | null;
            /**
             * Format: date-time
             * @description Until when it has to be answered
             */
            due_at: string;
            /** @description Why it takes up to three months, and who said so */
            extension: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Who did it */
                by: string;
                /** @description Why it ended so; null where there is no reason to give */
                reason: string;
            } | null;
            /** @description Of access: the package, while it is kept */
            files: components["schemas"]["PrivacyRequestFile"][];
            /** @description When that was done */
            finished_at: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example preq_01kbyp7w3mf4z8b1d5f9h2k4mc
             */
            id: string;
            /** @description The job that does it, or did */
            job_id: string | null;
            /**
             * @description What kind it is of
             * @enum {string}
             */
            kind: "access" | "erasure";
            /** @description What is named in a store and could not be had */
            missing: {
                /** @description Where it should be */
                store: string;
                /** @description What is named there */
                what: string;
                /** @description Why it could not be had */
                why: string;
            }[];
            /** @description Why it failed */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /**
             * @description `open`: on record, and nothing is done yet; `deferred`: a legal hold keeps some of it; `partial`: the package lacks what `missing` names
             * @enum {string}
             */
            state: "open" | "running" | "deferred" | "failed" | "partial" | "done";
            /** @description The team; that of the token */
            team_id: string;
        };
        PrivacyRequestCreate: {
            /** @description When the person asked, where that was before today: the deadline counts from then */
            asked_at?: string | null;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * @description What kind it is of
             * @enum {string}
             */
            kind: "access" | "erasure";
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        PrivacyRequestFile: {
            /** @description How large it is */
            bytes: number;
            /**
             * Format: date-time
             * @description Until when it is kept
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When it was made: it tells what was known then
             */
            made_at: string;
            /** @description The name */
            name: string;
            /** @description Its SHA-256, in hex */
            sha256: string;
            /** @description Where it is read for an hour; ask again for another. Null for who does not see all that is in it */
            url: string | null;
        };
        PrivacyRequestSummary: {
            /**
             * Format: date-time
             * @description When somebody is reminded of it: seven days before it is due
             */
            alarm_at: string;
            /** @description When the person had the answer: of an erasure when it was done, of a package when somebody says so */
            answered_at: string | null;
            /** @description Who said so */
            answered_by: string | null;
            /**
             * Format: date-time
             * @description When the person asked
             */
            asked_at: string;
            /** @description Who put it on record */
            asked_by: string;
            /** @description The contact that it is about; nothing else tells who it is */
            contact_id: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /**
             * @description How it stands by its deadline
             * @enum {string}
             */
            deadline: "open" | "due_soon" | "overdue" | "answered" | "answered_late";
            /** @description Its department when it was asked for */
            department_id: string | null;
            /**
             * Format: date-time
             * @description Until when it has to be answered
             */
            due_at: string;
            /** @description Why it takes up to three months, and who said so */
            extension: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Who did it */
                by: string;
                /** @description Why it ended so; null where there is no reason to give */
                reason: string;
            } | null;
            /** @description Of access: the package, while it is kept */
            files: components["schemas"]["PrivacyRequestFile"][];
            /** @description When that was done */
            finished_at: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example preq_01kbyp7w3mf4z8b1d5f9h2k4mc
             */
            id: string;
            /** @description The job that does it, or did */
            job_id: string | null;
            /**
             * @description What kind it is of
             * @enum {string}
             */
            kind: "access" | "erasure";
            /** @description What is named in a store and could not be had */
            missing: {
                /** @description Where it should be */
                store: string;
                /** @description What is named there */
                what: string;
                /** @description Why it could not be had */
                why: string;
            }[];
            /** @description Why it failed */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /**
             * @description `open`: on record, and nothing is done yet; `deferred`: a legal hold keeps some of it; `partial`: the package lacks what `missing` names
             * @enum {string}
             */
            state: "open" | "running" | "deferred" | "failed" | "partial" | "done";
            /** @description The team; that of the token */
            team_id: string;
        };
        Proposal: {
            /** @description The call in which it was said */
            call_id: string | null;
            /** @description When it was decided */
            closed_at: string | null;
            /** @description Who decided, or changed the field */
            closed_by: string | null;
            /** @description From 0 to 1 */
            confidence: number;
            /** @description The contact that has the value */
            contact_id: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description Where the contact says it in the transcript, in UTF-16 code units */
            evidence: {
                /** @description Behind its last code unit */
                end: number;
                /** @description Where it begins, in UTF-16 code units */
                start: number;
            } | null;
            /** @description The extraction that found it */
            extraction_id: string;
            /** @description A property of contacts, or `cf.<name>` of a custom field */
            field: string;
            /** @description The value that it had when this was proposed; of a company its id, and `former_name` */
            former: unknown;
            /** @description The name of the former company as it is now; null where that is gone, and for any other field */
            former_name: string | null;
            /**
             * @description Its id: opaque, with the kind before it, in the order of creation
             * @example prop_01kbyp7w3mf1x5z9b3d7f0h2ja
             */
            id: string;
            /**
             * @description `superseded`: the field has changed since, or another call said another value; `withdrawn`: the extraction was reverted
             * @enum {string}
             */
            state: "open" | "accepted" | "refused" | "superseded" | "withdrawn";
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description The value that the field is to have */
            value: unknown;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        Refusal: {
            /** @description The values allowed, where they are a fixed list */
            allowed?: string[];
            /** @description A stable word for what is wrong */
            code: string;
            /** @description Every fault of the request */
            details: components["schemas"]["Fault"][];
            /** @description The record that holds the value already */
            existing_id?: string;
            /** @description What is wrong, in a sentence for people */
            message: string;
            /** @description The property or parameter at fault, as it was spelled; null when no single one is */
            param: string | null;
        };
        /** @enum {string} */
        Role: "admin" | "manager" | "agent";
        Settings: {
            /**
             * @description For how many days changes are kept; another value holds for what happens from then on
             * @default 365
             */
            audit_days: number;
            /**
             * @description When and how often a number may be called. Settings of the team’s own making, and no legal advice
             * @default {}
             */
            calling: {
                /**
                 * @description How often a number may be called, over all campaigns and contacts; without limit when null
                 * @default null
                 */
                caps: components["schemas"]["CallingCaps"] | null;
                /**
                 * @description Whether nobody is called without a consent to `calls`. Who refused is never called
                 * @default false
                 */
                consent_required: boolean;
                /**
                 * @description Presets that count beside these, each for the numbers that it is meant for
                 * @default []
                 */
                presets: ("us_federal" | "us_al" | "us_ct" | "us_fl" | "us_ky" | "us_la" | "us_md" | "us_mi" | "us_mn" | "us_nm" | "us_nv" | "us_ok" | "us_pa" | "us_ri" | "us_reg_f" | "de")[];
                /**
                 * @description The team’s own hours, by the clocks of whom it calls; any time when null
                 * @default null
                 */
                window: components["schemas"]["CallingWindow"] | null;
            };
            /**
             * @description Whether every contact needs a company
             * @default required
             * @enum {string}
             */
            company: "required" | "optional";
            /**
             * @description For how many years a consent is kept as proof, from when it was given and again from every call that relied on it, even if the contact is removed
             * @default 5
             */
            consent_years: number;
            /**
             * @description ISO code of the country whose numbers need no country code
             * @default US
             */
            default_country: string;
            /**
             * @description The team’s own words for what comes of calls: what each counts as, and whether it opts the contact out
             * @default []
             */
            dispositions: {
                /** @description The word of Callbook that it stands for: whoever says either opts out */
                meaning?: "do_not_call" | null;
                /** @description The name */
                name: string;
                /**
                 * @description Whether the number is never called again
                 * @default false
                 */
                opt_out: boolean;
                /**
                 * @description What such a call counts as
                 * @enum {string}
                 */
                outcome: "completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown";
            }[];
            /**
             * @description How duplicates are found and merged; taken as a whole, absent parts have their defaults
             * @default {}
             */
            duplicates: {
                /**
                 * @description What is merged without anybody asking; off by default
                 * @default {}
                 */
                auto_merge: {
                    /**
                     * @description Most merges in a day (UTC)
                     * @default 100
                     */
                    daily_cap: number;
                    /**
                     * @description Whether it is at work
                     * @default false
                     */
                    enabled: boolean;
                    /**
                     * @description Whose values win, and who survives
                     * @default newest
                     * @enum {string}
                     */
                    keep: "newest" | "oldest";
                    /**
                     * @description Least score, where `when` is `score`
                     * @default 97
                     */
                    min_score: number;
                    /**
                     * @description `exact_keys`: a number, an address or an id is equal, and nothing speaks against it; `score`: the score is high enough
                     * @default exact_keys
                     * @enum {string}
                     */
                    when: "exact_keys" | "score";
                };
                /**
                 * @description Up to two custom fields that are compared, too, such as a birthday or a customer number
                 * @default []
                 */
                custom_fields: string[];
                /**
                 * @description Whether an address in common speaks for one person; two different ones always speak against it
                 * @default true
                 */
                match_email: boolean;
                /**
                 * @description Whether all contacts that changed are compared with all others each night
                 * @default false
                 */
                scan_nightly: boolean;
                /**
                 * @description Least score of what counts as a duplicate: 85 finds John Doe and Jon Doe, 100 only what is equal
                 * @default 85
                 */
                threshold: number;
                /**
                 * @description For how many days a merge can be undone
                 * @default 30
                 */
                undo_days: number;
            };
            /**
             * @description Whether two live contacts may have one address: refused, with a warning, or freely
             * @default warn
             * @enum {string}
             */
            email: "unique" | "warn" | "off";
            /**
             * @description What calls may set of contacts; taken as a whole, absent parts have their defaults
             * @default {}
             */
            extraction: {
                /**
                 * @description Which attributes of contacts calls may set
                 * @default [
                 *       "email",
                 *       "company",
                 *       "job_title"
                 *     ]
                 */
                attributes: ("name" | "email" | "phone" | "phone_secondary" | "company" | "job_title")[];
                /** @description The custom fields that calls may set, and no others; null for all, and by `unknown_fields` new ones */
                fields?: {
                    /**
                     * @description Words by which people speak of it; those of its label when not given
                     * @default []
                     */
                    cues: string[];
                    /** @description How values of a text look: `AA-00000` are two letters, a hyphen and five digits */
                    format?: string | null;
                    /** @description The name of a custom field */
                    name: string;
                }[] | null;
                /**
                 * @description Values that are less sure are dropped
                 * @default 0.7
                 */
                min_confidence: number;
                /** @description Which of the stage’s models; the first of them when not given */
                model?: string | null;
                /**
                 * @description What becomes of a value where a person has set another: `propose` lets it wait for somebody to accept it
                 * @default propose
                 * @enum {string}
                 */
                overwrite: "propose" | "replace";
                /**
                 * @description Whether transcripts are sent to a language model of this stage’s Amazon Bedrock. Otherwise rules read them here
                 * @default false
                 */
                send_transcripts: boolean;
            };
            /**
             * @description What this role does not see of contacts: properties, and custom fields as `cf.<name>`
             * @default []
             */
            hidden_from_agents: (("calling_hours" | "company_id" | "custom_fields" | "email" | "external_id" | "job_title" | "last_call_outcome" | "last_called_at" | "notes" | "owner_id" | "phone" | "phone_secondary" | "preferred_contact_method" | "source" | "timezone") | string)[];
            /**
             * @description What this role does not see of contacts: properties, and custom fields as `cf.<name>`
             * @default []
             */
            hidden_from_managers: (("calling_hours" | "company_id" | "custom_fields" | "email" | "external_id" | "job_title" | "last_call_outcome" | "last_called_at" | "notes" | "owner_id" | "phone" | "phone_secondary" | "preferred_contact_method" | "source" | "timezone") | string)[];
            /**
             * @description What to do with rows that match an existing contact
             * @default skip
             * @enum {string}
             */
            import_duplicates: "skip" | "update" | "create" | "ask";
            /**
             * @description The `match` of imports that give none
             * @default [
             *       "external_id",
             *       "phone",
             *       "email",
             *       "name"
             *     ]
             */
            import_match: ("external_id" | "phone" | "email" | "name")[];
            /**
             * @description The most megabytes that a file may have
             * @default 50
             */
            import_max_megabytes: number;
            /**
             * @description The most rows that a file may have
             * @default 10000
             */
            import_max_rows: number;
            /**
             * @description Columns that each imported file needs, filled in every row
             * @default []
             */
            import_required: string[];
            /**
             * @description What becomes of import rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
             * @default lenient
             * @enum {string}
             */
            import_strictness: "strict" | "lenient";
            /**
             * @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import
             * @default []
             */
            import_tags: string[];
            /**
             * @description The statuses that a lead may have; the first is that of new contacts
             * @default [
             *       "new",
             *       "contacted",
             *       "qualified",
             *       "unqualified",
             *       "customer",
             *       "converted",
             *       "churned",
             *       "do_not_contact"
             *     ]
             */
            lead_statuses: string[];
            /**
             * @description Whether two live contacts may have one number: refused, with a warning, or freely
             * @default unique
             * @enum {string}
             */
            phone: "unique" | "warn" | "off";
            /**
             * @description How many requests a token may send in a minute
             * @default 30000
             */
            rate_limit_per_minute: number;
            /**
             * @description Whether each change of a contact needs its version in `If-Match`
             * @default false
             */
            require_if_match: boolean;
            /**
             * @description How many days what was deleted stays in the trash
             * @default 30
             */
            trash_days: number;
            /**
             * @description Whether a custom field that nobody has defined is created from its first value, or refused
             * @default create
             * @enum {string}
             */
            unknown_fields: "create" | "reject";
        };
        SettingsChange: {
            /** @description For how many days changes are kept; another value holds for what happens from then on */
            audit_days?: number;
            /** @description When and how often a number may be called. Settings of the team’s own making, and no legal advice */
            calling?: {
                /**
                 * @description How often a number may be called, over all campaigns and contacts; without limit when null
                 * @default null
                 */
                caps?: {
                    /**
                     * @description Days without a call once somebody was spoken with; the day of the conversation is the first
                     * @default null
                     */
                    conversation_days?: number | null;
                    /**
                     * @description Minutes from one call to the next
                     * @default null
                     */
                    min_gap_minutes?: number | null;
                    /**
                     * @description Calls in any 24 hours
                     * @default null
                     */
                    per_day?: number | null;
                    /**
                     * @description Calls in any 7 days
                     * @default null
                     */
                    per_week?: number | null;
                } | null;
                /**
                 * @description Whether nobody is called without a consent to `calls`. Who refused is never called
                 * @default false
                 */
                consent_required?: boolean;
                /**
                 * @description Presets that count beside these, each for the numbers that it is meant for
                 * @default []
                 */
                presets?: ("us_federal" | "us_al" | "us_ct" | "us_fl" | "us_ky" | "us_la" | "us_md" | "us_mi" | "us_mn" | "us_nm" | "us_nv" | "us_ok" | "us_pa" | "us_ri" | "us_reg_f" | "de")[];
                /**
                 * @description The team’s own hours, by the clocks of whom it calls; any time when null
                 * @default null
                 */
                window?: {
                    /**
                     * @description Days on which nobody is called
                     * @default []
                     */
                    closed_on?: string[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    friday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /**
                     * @description Calendars on whose holidays nobody is called
                     * @default []
                     */
                    holidays?: ("us_federal" | "de_national")[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    monday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    saturday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    sunday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    thursday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    tuesday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                    /** @description The spans of the day in which calls may be made; none when empty */
                    wednesday: {
                        /**
                         * @description What it was before, or where a range begins
                         * @example 08:00
                         */
                        from: string;
                        /**
                         * @description What it is since, or where a range ends
                         * @example 21:00
                         */
                        to: string;
                    }[];
                } | null;
            };
            /**
             * @description Whether every contact needs a company
             * @enum {string}
             */
            company?: "required" | "optional";
            /** @description For how many years a consent is kept as proof, from when it was given and again from every call that relied on it, even if the contact is removed */
            consent_years?: number;
            /** @description ISO code of the country whose numbers need no country code */
            default_country?: string;
            /** @description The team’s own words for what comes of calls: what each counts as, and whether it opts the contact out */
            dispositions?: {
                /** @description The word of Callbook that it stands for: whoever says either opts out */
                meaning?: "do_not_call" | null;
                /** @description The name */
                name: string;
                /**
                 * @description Whether the number is never called again
                 * @default false
                 */
                opt_out?: boolean;
                /**
                 * @description What such a call counts as
                 * @enum {string}
                 */
                outcome: "completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown";
            }[];
            /** @description How duplicates are found and merged; taken as a whole, absent parts have their defaults */
            duplicates?: {
                /**
                 * @description What is merged without anybody asking; off by default
                 * @default {}
                 */
                auto_merge?: {
                    /**
                     * @description Most merges in a day (UTC)
                     * @default 100
                     */
                    daily_cap?: number;
                    /**
                     * @description Whether it is at work
                     * @default false
                     */
                    enabled?: boolean;
                    /**
                     * @description Whose values win, and who survives
                     * @default newest
                     * @enum {string}
                     */
                    keep?: "newest" | "oldest";
                    /**
                     * @description Least score, where `when` is `score`
                     * @default 97
                     */
                    min_score?: number;
                    /**
                     * @description `exact_keys`: a number, an address or an id is equal, and nothing speaks against it; `score`: the score is high enough
                     * @default exact_keys
                     * @enum {string}
                     */
                    when?: "exact_keys" | "score";
                };
                /**
                 * @description Up to two custom fields that are compared, too, such as a birthday or a customer number
                 * @default []
                 */
                custom_fields?: string[];
                /**
                 * @description Whether an address in common speaks for one person; two different ones always speak against it
                 * @default true
                 */
                match_email?: boolean;
                /**
                 * @description Whether all contacts that changed are compared with all others each night
                 * @default false
                 */
                scan_nightly?: boolean;
                /**
                 * @description Least score of what counts as a duplicate: 85 finds John Doe and Jon Doe, 100 only what is equal
                 * @default 85
                 */
                threshold?: number;
                /**
                 * @description For how many days a merge can be undone
                 * @default 30
                 */
                undo_days?: number;
            };
            /**
             * @description Whether two live contacts may have one address: refused, with a warning, or freely
             * @enum {string}
             */
            email?: "unique" | "warn" | "off";
            /** @description What calls may set of contacts; taken as a whole, absent parts have their defaults */
            extraction?: {
                /**
                 * @description Which attributes of contacts calls may set
                 * @default [
                 *       "email",
                 *       "company",
                 *       "job_title"
                 *     ]
                 */
                attributes?: ("name" | "email" | "phone" | "phone_secondary" | "company" | "job_title")[];
                /** @description The custom fields that calls may set, and no others; null for all, and by `unknown_fields` new ones */
                fields?: {
                    /**
                     * @description Words by which people speak of it; those of its label when not given
                     * @default []
                     */
                    cues?: string[];
                    /** @description How values of a text look: `AA-00000` are two letters, a hyphen and five digits */
                    format?: string | null;
                    /** @description The name of a custom field */
                    name: string;
                }[] | null;
                /**
                 * @description Values that are less sure are dropped
                 * @default 0.7
                 */
                min_confidence?: number;
                /** @description Which of the stage’s models; the first of them when not given */
                model?: string | null;
                /**
                 * @description What becomes of a value where a person has set another: `propose` lets it wait for somebody to accept it
                 * @default propose
                 * @enum {string}
                 */
                overwrite?: "propose" | "replace";
                /**
                 * @description Whether transcripts are sent to a language model of this stage’s Amazon Bedrock. Otherwise rules read them here
                 * @default false
                 */
                send_transcripts?: boolean;
            };
            /** @description What this role does not see of contacts: properties, and custom fields as `cf.<name>` */
            hidden_from_agents?: (("calling_hours" | "company_id" | "custom_fields" | "email" | "external_id" | "job_title" | "last_call_outcome" | "last_called_at" | "notes" | "owner_id" | "phone" | "phone_secondary" | "preferred_contact_method" | "source" | "timezone") | string)[];
            /** @description What this role does not see of contacts: properties, and custom fields as `cf.<name>` */
            hidden_from_managers?: (("calling_hours" | "company_id" | "custom_fields" | "email" | "external_id" | "job_title" | "last_call_outcome" | "last_called_at" | "notes" | "owner_id" | "phone" | "phone_secondary" | "preferred_contact_method" | "source" | "timezone") | string)[];
            /**
             * @description What to do with rows that match an existing contact
             * @enum {string}
             */
            import_duplicates?: "skip" | "update" | "create" | "ask";
            /** @description The `match` of imports that give none */
            import_match?: ("external_id" | "phone" | "email" | "name")[];
            /** @description The most megabytes that a file may have */
            import_max_megabytes?: number;
            /** @description The most rows that a file may have */
            import_max_rows?: number;
            /** @description Columns that each imported file needs, filled in every row */
            import_required?: string[];
            /**
             * @description What becomes of import rows with values that cannot be read: `lenient` keeps the contact and the value as it was, with a warning; `strict` fails the row
             * @enum {string}
             */
            import_strictness?: "strict" | "lenient";
            /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
            import_tags?: string[];
            /** @description The statuses that a lead may have; the first is that of new contacts */
            lead_statuses?: string[];
            /**
             * @description Whether two live contacts may have one number: refused, with a warning, or freely
             * @enum {string}
             */
            phone?: "unique" | "warn" | "off";
            /** @description How many requests a token may send in a minute */
            rate_limit_per_minute?: number;
            /** @description Whether each change of a contact needs its version in `If-Match` */
            require_if_match?: boolean;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description How many days what was deleted stays in the trash */
            trash_days?: number;
            /**
             * @description Whether a custom field that nobody has defined is created from its first value, or refused
             * @enum {string}
             */
            unknown_fields?: "create" | "reject";
        };
        SheetImportCreate: {
            /** @description The number of the tab, as the URL has it; goes before that of the URL */
            gid?: string | number;
            /**
             * @description How the file is read and what becomes of its rows
             * @default {}
             */
            options?: components["schemas"]["ImportOptions"];
            /** @description The name of the tab */
            sheet?: string;
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description Any public URL of the sheet */
            url: string;
        };
        Tag: {
            /** @description Contacts that bear it, without the trash; null for callers who do not see the whole team */
            contact_count: number | null;
            /** @description When it was created */
            created_at: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The job that works on the tag */
            job_id: string | null;
            /**
             * @description `auto`: rules add it; `system`: Callbook knows it, and it stays as it is
             * @enum {string}
             */
            kind: "manual" | "auto" | "system";
            /** @description The name that contacts get instead, while a job renames or merges the tag */
            moving_to: string | null;
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id: string;
            /** @description When it was last changed */
            updated_at: string | null;
        };
        TagChange: {
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        TagCreate: {
            /** @description The name */
            name: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        TagMerge: {
            /** @description Id or name of the tag that contacts get instead */
            into: string;
            /** @description Ids or names */
            tags: string[];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        TagRule: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description Whether it is at work */
            enabled: boolean;
            /** @description Which contacts, by the parameters of their list */
            filter: {
                /** @description `true`, alone: everybody */
                all?: boolean;
                /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
                cf?: {
                    [key: string]: (string | number | boolean) | components["schemas"]["FieldCondition"];
                };
                /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                company_id?: string[];
                /** @description A day or a moment, ISO 8601 */
                created_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                created_to?: string;
                /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                department_id?: string[];
                /** @description Whether the person has opted out of calls */
                do_not_call?: boolean;
                /** @description An address as a whole, in any case */
                email?: string;
                /** @description Your own id, as it is */
                external_id?: string;
                /** @description Whether it has a company */
                has_company?: boolean;
                /** @description Whether it has an address */
                has_email?: boolean;
                /** @description Whether it has a number */
                has_phone?: boolean;
                /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                job_title?: string[];
                /** @description A day or a moment, ISO 8601; or `never` */
                last_called_from?: "never" | string;
                /** @description A day or a moment, ISO 8601; inclusive; or `never` */
                last_called_to?: "never" | string;
                /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                lead_status?: string[];
                /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                owner_id?: string[];
                /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                source?: string[];
                /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
                tags?: string[];
                /**
                 * @description Whether any of the tags will do, or all are needed
                 * @enum {string}
                 */
                tags_mode?: "any" | "all";
            };
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The tag */
            tag: string;
            /** @description The id of the tag */
            tag_id: string;
            /** @description The team; that of the token */
            team_id: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
        };
        TagRuleChange: {
            /** @description Whether it is at work */
            enabled?: boolean;
            /** @description Which contacts, by the parameters of their list */
            filter?: components["schemas"]["TagRuleFilter"];
            /** @description The tag that matching contacts get */
            tag?: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        TagRuleCreate: {
            /**
             * @description Whether a job also tags the contacts that match now
             * @default false
             */
            apply?: boolean;
            /**
             * @description Whether it is at work
             * @default true
             */
            enabled?: boolean;
            /** @description Which contacts, by the parameters of their list */
            filter: components["schemas"]["TagRuleFilter"];
            /** @description The tag that matching contacts get */
            tag: string;
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        TagRuleFilter: {
            /** @description `true`, alone: everybody */
            all?: boolean;
            /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
            cf?: {
                [key: string]: ((string | number | boolean) | components["schemas"]["FieldFilter"]) | ((string | number | boolean)[] | string);
            };
            /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            company_id?: string[] | string;
            /** @description A day or a moment, ISO 8601 */
            created_from?: string;
            /** @description A day or a moment, ISO 8601; inclusive */
            created_to?: string;
            /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            department_id?: string[] | string;
            /** @description Whether the person has opted out of calls */
            do_not_call?: boolean;
            /** @description An address as a whole, in any case */
            email?: string;
            /** @description Your own id, as it is */
            external_id?: string;
            /** @description Whether it has a company */
            has_company?: boolean;
            /** @description Whether it has an address */
            has_email?: boolean;
            /** @description Whether it has a number */
            has_phone?: boolean;
            /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            job_title?: string[] | string;
            /** @description A day or a moment, ISO 8601; or `never` */
            last_called_from?: "never" | string;
            /** @description A day or a moment, ISO 8601; inclusive; or `never` */
            last_called_to?: "never" | string;
            /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            lead_status?: string[] | string;
            /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            owner_id?: string[] | string;
            /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
            source?: string[] | string;
            /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
            tags?: string[] | string;
            /**
             * @description Whether any of the tags will do, or all are needed
             * @enum {string}
             */
            tags_mode?: "any" | "all";
        };
        TimelineEntry: {
            /** @description Of an activity: the activity */
            activity?: {
                /**
                 * Format: date-time
                 * @description When it happened, or is to
                 */
                at: string;
                /** @description The contact that has the value */
                contact_id: string;
                /**
                 * Format: date-time
                 * @description When it was created
                 */
                created_at: string;
                /** @description The token, member, import or job that created it */
                created_by: string;
                /** @description When it ends */
                ends_at: string | null;
                /** @description The id of this person in another system */
                external_id: string | null;
                /**
                 * @description Its id: opaque, with the kind before it, in the order of creation
                 * @example act_01kbyp7w3mf4z8b1d5f9h2k4mc
                 */
                id: string;
                /**
                 * @description `conversation`: with a bot, or by chat; `ticket`: of a help desk
                 * @enum {string}
                 */
                kind: "note" | "email" | "appointment" | "conversation" | "ticket";
                /** @description The team; that of the token */
                team_id: string;
                /** @description What was written or said */
                text: string | null;
                /** @description The subject of an email or ticket, the name of an appointment */
                title: string | null;
                /**
                 * Format: date-time
                 * @description When it was last changed
                 */
                updated_at: string;
                /** @description Where it is kept elsewhere */
                url: string | null;
                /** @description Goes up with every change; in the `ETag`, for `If-Match` */
                version: number;
            };
            /** @description The token, member, import or job that made the change */
            actor: string;
            /** @description Of a call: the call */
            call?: {
                /** @description Who spoke for the team */
                agent: string | null;
                /** @description The campaign that it is of */
                campaign_id: string | null;
                /** @description Of an ambiguous call: the contacts within reach that have the number */
                candidates: string[];
                /** @description The consent to `calls` that was in force when the team called; null of none, and of inbound calls */
                consent_id: string | null;
                /** @description Null while it is not known whose call it is */
                contact_id: string | null;
                /**
                 * Format: date-time
                 * @description When it was created
                 */
                created_at: string;
                /** @description The token, member, import or job that created it */
                created_by: string;
                /**
                 * @description `manual` and `campaign`: the team called; `inbound`: it was called
                 * @enum {string}
                 */
                direction: "manual" | "campaign" | "inbound";
                /** @description The team’s own word for what came of it */
                disposition: string | null;
                /** @description How long it lasted */
                duration_seconds: number | null;
                /** @description What its end is known by; `timeout`: nothing was heard of it for 24 hours */
                ended_by: ("event" | "person" | "timeout") | null;
                /** @description The id of this person in another system */
                external_id: string | null;
                /**
                 * @description Its id: opaque, with the kind before it, in the order of creation
                 * @example call_01kbyp7w3mf1x5z9b3d7f0h2ja
                 */
                id: string;
                /**
                 * @description `one`: it is of `contact_id`. `none`: nobody has the number. `ambiguous`: several have it, and somebody has to say which
                 * @enum {string}
                 */
                match: "one" | "none" | "ambiguous";
                /** @description What people note about the person */
                notes: string | null;
                /** @description E.164, with `;ext=` and the extension where there is one; as it came where it cannot be read */
                number: string | null;
                /** @description Null while it goes on; `unknown` when no end was heard of */
                outcome: ("completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown") | null;
                /** @description The team’s number */
                own_number: string | null;
                /**
                 * @description How far it has come
                 * @enum {string}
                 */
                phase: "queued" | "ringing" | "in_progress" | "ended";
                /** @description Whose id `external_id` is */
                provider: string | null;
                /** @description Where its recording is */
                recording_url: string | null;
                /**
                 * Format: date-time
                 * @description When it began; null while it waits
                 */
                started_at: string;
                /** @description What it was about */
                summary: string | null;
                /** @description The team; that of the token */
                team_id: string;
                /** @description Where its transcript is kept */
                transcript_ref: string | null;
                /**
                 * Format: date-time
                 * @description When it was last changed
                 */
                updated_at: string;
                /** @description Goes up with every change; in the `ETag`, for `If-Match` */
                version: number;
            };
            /** @description Of a campaign: how it is with the contact there */
            campaign?: {
                /** @description When it left the campaign */
                ended_at: string | null;
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
                /** @description Its state in the campaign, as the campaign lists it */
                state: string;
            };
            /** @description From what to what, by property; of custom fields `cf.<name>`. Null when nobody keeps it any more, as of contacts that are gone */
            changes: {
                [key: string]: {
                    /** @description What it was before, or where a range begins */
                    from: unknown;
                    /** @description What it is since, or where a range ends */
                    to: unknown;
                };
            } | null;
            /** @description Of a consent: what was said; its words and proof are with the consents */
            consent?: {
                /**
                 * @description The legal basis
                 * @enum {string}
                 */
                basis: "consent" | "contract" | "legal_obligation" | "legitimate_interest" | "public_interest" | "vital_interest";
                /** @description How it was said */
                channel: string | null;
                /** @description The contact who said it */
                contact_id: string;
                /** @description What it is for */
                purpose: string;
                /**
                 * Format: date-time
                 * @description When it was recorded
                 */
                recorded_at: string;
                /** @description Where it was said */
                source: string | null;
                /**
                 * @description What the person said
                 * @enum {string}
                 */
                status: "granted" | "denied" | "withdrawn";
                /** @description Which version of the wording that was */
                wording_version: string | null;
            };
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /**
             * @description For a department that sees one side of a move: whether the contact left it or came; no other change is shown
             * @enum {string}
             */
            moved?: "left" | "came";
            /**
             * Format: date-time
             * @description When it happened
             */
            occurred_at: string;
            /** @description Of an import: the row of its file */
            row?: {
                /** @description The line of the file, from 1, the header included */
                line: number;
                /** @description The row of the file, from 1, without the header */
                record: number;
            };
            /** @description The call in which the values were said, and when it began */
            said_in?: {
                /**
                 * Format: date-time
                 * @description When it happened
                 */
                at: string;
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
            };
            /** @description The record that it happened to */
            subject: {
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
                /** @description What kind it is of */
                type: string;
            };
            /** @description Whether long values of the changes were cut */
            truncated: boolean;
            /** @description Of a change what it was, as `contact.updated`; else `call`, `note`, `email`, `appointment`, `conversation`, `ticket`, `consent` or `campaign` */
            type: string;
            /** @description Of the record after the change */
            version: number | null;
            /**
             * @description The path by which the change was made
             * @enum {string}
             */
            via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
        };
        Token: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The departments, by id */
            departments: string[];
            /** @description When it ends; null for never */
            expires_at: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description The name */
            name: string;
            /** @description When it was revoked; null while it is valid */
            revoked_at: string | null;
            /** @description What it may do */
            role: components["schemas"]["Role"];
            /** @description The team; that of the token */
            team_id: string;
        };
        TokenCreate: {
            /** @description The departments, by id */
            departments?: string[];
            /** @description When it ends; null for never */
            expires_at?: string | null;
            /** @description The name */
            name: string;
            /** @description What it may do */
            role: components["schemas"]["Role"];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        Upload: {
            /**
             * Format: date-time
             * @description When it ends; null for never
             */
            expires_at: string;
            /** @description Headers to send with the file, exactly so */
            headers: {
                [key: string]: string;
            };
            /**
             * @description The HTTP method to send it with
             * @constant
             */
            method: "PUT";
            /** @description The address */
            url: string;
        };
        UploadComplete: {
            /** @description The parts of the file */
            parts: {
                /** @description As the answer to the PUT of the part gave it */
                etag: string;
                /** @description The place of the part in the file, from 1 */
                part_number: number;
            }[];
            /** @description The team; that of the token */
            team_id?: string | null;
        };
        ValueOutcome: {
            /** @description Whether the request names the contact */
            chosen: boolean;
            /** @description The property, of custom fields `cf.<name>` */
            field: string;
            /** @description The contact whose value it is; null where it is made of those of several */
            from: string | null;
            /** @description Other values, and where they are found from then on */
            losers: components["schemas"]["LosingValue"][];
            /** @description Who set it, and when */
            origin: components["schemas"]["Origin"] | null;
            /** @description The value */
            value: unknown;
        };
        Webhook: {
            /**
             * Format: date-time
             * @description When it was created
             */
            created_at: string;
            /** @description The token, member, import or job that created it */
            created_by: string;
            /** @description What people note about it */
            description: string | null;
            /** @description When it was disabled */
            disabled_at: string | null;
            /** @description Nothing has been delivered since; null while deliveries succeed */
            failing_since: string | null;
            /** @description Its id: opaque, with the kind before it, in the order of creation */
            id: string;
            /** @description Why it is disabled */
            reason: {
                /** @description A stable word for what is wrong */
                code: string;
                /** @description What is wrong, in a sentence for people */
                message: string;
            } | null;
            /** @description When its secret was replaced; null while it has its first */
            secret_rotated_at: string | null;
            /** @description Whether deliveries carry `changes` and `contact`: no longer once the token that made or last changed the webhook is revoked, or that member is no admin. Any change by an admin brings them back */
            shows_contacts: boolean;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state: "active" | "disabled";
            /** @description The team; that of the token */
            team_id: string;
            /** @description Which events it gets: types, `contact.*` for all of a kind, or `*` */
            types: string[];
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /** @description The address */
            url: string;
            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
            version: number;
        };
        WebhookChange: {
            /** @description What people note about it */
            description?: string | null;
            /**
             * @description How far it has come
             * @enum {string}
             */
            state?: "active" | "disabled";
            /** @description The team; that of the token */
            team_id?: string | null;
            /** @description Types of events such as `contact.created`, all of a kind as `contact.*`, or `*` for all */
            types?: string[];
            /** @description An https URL on a public address, without a fragment; kept in its normal form. Redirects are not followed */
            url?: string;
        };
        WebhookCreate: {
            /** @description What people note about it */
            description?: string | null;
            /** @description The team; that of the token */
            team_id?: string | null;
            /**
             * @description Types of events such as `contact.created`, all of a kind as `contact.*`, or `*` for all
             * @default [
             *       "*"
             *     ]
             */
            types?: string[];
            /** @description An https URL on a public address, without a fragment; kept in its normal form. Redirects are not followed */
            url: string;
        };
        WebhookPayload: {
            /** @description The event, as the feed has it */
            data: {
                /** @description The token, member, import or job that made the change */
                actor: string;
                /** @description From what to what, by property; of custom fields `cf.<name>`. Null when nobody keeps it any more, as of contacts that are gone */
                changes: {
                    [key: string]: {
                        /** @description What it was before, or where a range begins */
                        from: unknown;
                        /** @description What it is since, or where a range ends */
                        to: unknown;
                    };
                } | null;
                /** @description The contact of the event as it is now; null when it is gone, or of another record */
                contact: (components["schemas"]["Contact"] | null) | null;
                /** @description Its id: opaque, with the kind before it, in the order of creation */
                id: string;
                /**
                 * @description For a department that sees one side of a move: whether the contact left it or came; no other change is shown
                 * @enum {string}
                 */
                moved?: "left" | "came";
                /** @description Of an import: the row of its file */
                row?: {
                    /** @description The line of the file, from 1, the header included */
                    line: number;
                    /** @description The row of the file, from 1, without the header */
                    record: number;
                };
                /** @description The call in which the values were said, and when it began */
                said_in?: {
                    /**
                     * Format: date-time
                     * @description When it happened
                     */
                    at: string;
                    /** @description Its id: opaque, with the kind before it, in the order of creation */
                    id: string;
                };
                /** @description The record that it happened to */
                subject: {
                    /** @description Its id: opaque, with the kind before it, in the order of creation */
                    id: string;
                    /** @description What kind it is of */
                    type: string;
                };
                /** @description Whether long values of the changes were cut */
                truncated: boolean;
                /** @description Of the record after the change */
                version: number | null;
                /**
                 * @description The path by which the change was made
                 * @enum {string}
                 */
                via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
            };
            /**
             * Format: date-time
             * @description When it happened
             */
            timestamp: string;
            /** @description Dotted, past tense: `contact.created`. One of those described under `webhooks`; more come */
            type: string;
        };
    };
    responses: {
        /** @description A parameter, `If-Match` or `Idempotency-Key` that is not valid */
        BadHeader: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description A parameter or cursor that is not valid */
        BadParameter: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Not allowed by role, department or hidden field */
        Forbidden: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The token is not for this team */
        ForeignTeam: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The same `Idempotency-Key` is in flight */
        InFlight: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Values that are not valid; `details` lists them all. Or: The `Idempotency-Key` came with another request before */
        Invalid: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The `Idempotency-Key` came with another request before */
        KeyReused: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description More requests than the team’s policy allows; Retry-After says when to try again */
        Limited: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Malformed JSON, or a parameter, `If-Match` or `Idempotency-Key` that is not valid */
        Malformed: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The body is not JSON */
        NotJson: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Any other failure; 429 and 503 say with Retry-After when to try again */
        Other: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The record is at another version */
        OtherVersion: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The body is larger than 1 MB */
        TooLarge: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description No valid token */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Unknown. Or: The token is not for this team */
        Unknown: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The team’s policy wants `If-Match` */
        VersionWanted: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description For `If-None-Match`: it stays as long as the answer does. That of a record with a version begins with it, and is taken by `If-Match` as well */
        ETag: string;
        /** @description The first answer to this `Idempotency-Key`, be it a failure, once more */
        "Idempotent-Replayed": "true";
        /** @description The path of what was created, or of the job that was started */
        Location: string;
        /** @description Requests that a token has in a minute */
        "RateLimit-Limit": number;
        /** @description Those left in this minute */
        "RateLimit-Remaining": number;
        /** @description Seconds until the next minute */
        "RateLimit-Reset": number;
        /** @description Seconds after which to try again */
        "Retry-After": number;
        /** @description How to say who asks */
        "WWW-Authenticate": "Bearer realm=\"callbook\"";
    };
    pathItems: never;
}
export type Activity = components['schemas']['Activity'];
export type ActivityChange = components['schemas']['ActivityChange'];
export type ActivityCreate = components['schemas']['ActivityCreate'];
export type AskedContactFilter = components['schemas']['AskedContactFilter'];
export type AutoMergeGroup = components['schemas']['AutoMergeGroup'];
export type Call = components['schemas']['Call'];
export type CallChange = components['schemas']['CallChange'];
export type CallCreate = components['schemas']['CallCreate'];
export type CallHook = components['schemas']['CallHook'];
export type CallHookChange = components['schemas']['CallHookChange'];
export type CallHookCreate = components['schemas']['CallHookCreate'];
export type CallingCaps = components['schemas']['CallingCaps'];
export type CallingPreset = components['schemas']['CallingPreset'];
export type CallingWindow = components['schemas']['CallingWindow'];
export type Campaign = components['schemas']['Campaign'];
export type CampaignAddition = components['schemas']['CampaignAddition'];
export type CampaignChange = components['schemas']['CampaignChange'];
export type CampaignCreate = components['schemas']['CampaignCreate'];
export type CellFault = components['schemas']['CellFault'];
export type Company = components['schemas']['Company'];
export type CompanyChange = components['schemas']['CompanyChange'];
export type CompanyCreate = components['schemas']['CompanyCreate'];
export type Consent = components['schemas']['Consent'];
export type ConsentOutcome = components['schemas']['ConsentOutcome'];
export type Contact = components['schemas']['Contact'];
export type ContactBulk = components['schemas']['ContactBulk'];
export type ContactChange = components['schemas']['ContactChange'];
export type ContactCreate = components['schemas']['ContactCreate'];
export type ContactFilter = components['schemas']['ContactFilter'];
export type ContactMerge = components['schemas']['ContactMerge'];
export type ContactPart = components['schemas']['ContactPart'];
export type Counts = components['schemas']['Counts'];
export type Delivery = components['schemas']['Delivery'];
export type Department = components['schemas']['Department'];
export type DepartmentChange = components['schemas']['DepartmentChange'];
export type DepartmentCreate = components['schemas']['DepartmentCreate'];
export type Drop = components['schemas']['Drop'];
export type DropChange = components['schemas']['DropChange'];
export type DropCreate = components['schemas']['DropCreate'];
export type DropOptions = components['schemas']['DropOptions'];
export type DroppedConsent = components['schemas']['DroppedConsent'];
export type Duplicate = components['schemas']['Duplicate'];
export type DuplicateContact = components['schemas']['DuplicateContact'];
export type DuplicatePair = components['schemas']['DuplicatePair'];
export type DuplicateReason = components['schemas']['DuplicateReason'];
export type DuplicateSampledPair = components['schemas']['DuplicateSampledPair'];
export type DutycallChange = components['schemas']['DutycallChange'];
export type DutycallContact = components['schemas']['DutycallContact'];
export type DutycallCreate = components['schemas']['DutycallCreate'];
export type DutycallDetail = components['schemas']['DutycallDetail'];
export type Event = components['schemas']['Event'];
export type Export = components['schemas']['Export'];
export type ExportCreate = components['schemas']['ExportCreate'];
export type Extraction = components['schemas']['Extraction'];
export type ExtractionCreate = components['schemas']['ExtractionCreate'];
export type Facets = components['schemas']['Facets'];
export type Failure = components['schemas']['Failure'];
export type Fault = components['schemas']['Fault'];
export type Field = components['schemas']['Field'];
export type FieldChange = components['schemas']['FieldChange'];
export type FieldCondition = components['schemas']['FieldCondition'];
export type FieldCreate = components['schemas']['FieldCreate'];
export type FieldFilter = components['schemas']['FieldFilter'];
export type FieldOrder = components['schemas']['FieldOrder'];
export type FieldRetype = components['schemas']['FieldRetype'];
export type FieldSample = components['schemas']['FieldSample'];
export type Hold = components['schemas']['Hold'];
export type HoldCreate = components['schemas']['HoldCreate'];
export type Import = components['schemas']['Import'];
export type ImportCreate = components['schemas']['ImportCreate'];
export type ImportOptions = components['schemas']['ImportOptions'];
export type Job = components['schemas']['Job'];
export type JobFailure = components['schemas']['JobFailure'];
export type KeptConsent = components['schemas']['KeptConsent'];
export type LosingValue = components['schemas']['LosingValue'];
export type Member = components['schemas']['Member'];
export type MemberChange = components['schemas']['MemberChange'];
export type MemberCreate = components['schemas']['MemberCreate'];
export type Merge = components['schemas']['Merge'];
export type MergedValue = components['schemas']['MergedValue'];
export type MergeSummary = components['schemas']['MergeSummary'];
export type MovedCounts = components['schemas']['MovedCounts'];
export type MultipartUpload = components['schemas']['MultipartUpload'];
export type Origin = components['schemas']['Origin'];
export type PossibleDuplicate = components['schemas']['PossibleDuplicate'];
export type Preset = components['schemas']['Preset'];
export type PresetChange = components['schemas']['PresetChange'];
export type PresetCreate = components['schemas']['PresetCreate'];
export type Preview = components['schemas']['Preview'];
export type PreviewRow = components['schemas']['PreviewRow'];
export type PrivacyRequest = components['schemas']['PrivacyRequest'];
export type PrivacyRequestCreate = components['schemas']['PrivacyRequestCreate'];
export type PrivacyRequestFile = components['schemas']['PrivacyRequestFile'];
export type PrivacyRequestSummary = components['schemas']['PrivacyRequestSummary'];
export type Proposal = components['schemas']['Proposal'];
export type Refusal = components['schemas']['Refusal'];
export type Role = components['schemas']['Role'];
export type Settings = components['schemas']['Settings'];
export type SettingsChange = components['schemas']['SettingsChange'];
export type SheetImportCreate = components['schemas']['SheetImportCreate'];
export type Tag = components['schemas']['Tag'];
export type TagChange = components['schemas']['TagChange'];
export type TagCreate = components['schemas']['TagCreate'];
export type TagMerge = components['schemas']['TagMerge'];
export type TagRule = components['schemas']['TagRule'];
export type TagRuleChange = components['schemas']['TagRuleChange'];
export type TagRuleCreate = components['schemas']['TagRuleCreate'];
export type TagRuleFilter = components['schemas']['TagRuleFilter'];
export type TimelineEntry = components['schemas']['TimelineEntry'];
export type Token = components['schemas']['Token'];
export type TokenCreate = components['schemas']['TokenCreate'];
export type Upload = components['schemas']['Upload'];
export type UploadComplete = components['schemas']['UploadComplete'];
export type ValueOutcome = components['schemas']['ValueOutcome'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookChange = components['schemas']['WebhookChange'];
export type WebhookCreate = components['schemas']['WebhookCreate'];
export type WebhookPayload = components['schemas']['WebhookPayload'];
export type ResponseBadHeader = components['responses']['BadHeader'];
export type ResponseBadParameter = components['responses']['BadParameter'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseForeignTeam = components['responses']['ForeignTeam'];
export type ResponseInFlight = components['responses']['InFlight'];
export type ResponseInvalid = components['responses']['Invalid'];
export type ResponseKeyReused = components['responses']['KeyReused'];
export type ResponseLimited = components['responses']['Limited'];
export type ResponseMalformed = components['responses']['Malformed'];
export type ResponseNotJson = components['responses']['NotJson'];
export type ResponseOther = components['responses']['Other'];
export type ResponseOtherVersion = components['responses']['OtherVersion'];
export type ResponseTooLarge = components['responses']['TooLarge'];
export type ResponseUnauthenticated = components['responses']['Unauthenticated'];
export type ResponseUnknown = components['responses']['Unknown'];
export type ResponseVersionWanted = components['responses']['VersionWanted'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderIdempotentReplayed = components['headers']['Idempotent-Replayed'];
export type HeaderLocation = components['headers']['Location'];
export type HeaderRateLimitLimit = components['headers']['RateLimit-Limit'];
export type HeaderRateLimitRemaining = components['headers']['RateLimit-Remaining'];
export type HeaderRateLimitReset = components['headers']['RateLimit-Reset'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderWwwAuthenticate = components['headers']['WWW-Authenticate'];
export type $defs = Record<string, never>;
export interface operations {
    receiveCallByGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
                /** @description The team, where a client names it; that of the token */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `ignored`: it says nothing of a call
                         * @enum {string}
                         */
                        result: "event" | "ignored";
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            /** @description There is no such receiver */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            default: components["responses"]["Other"];
        };
    };
    receiveCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the record */
                id: string;
                /** @description The team, where a client names it; that of the token */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `ignored`: it says nothing of a call
                         * @enum {string}
                         */
                        result: "event" | "ignored";
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadParameter"];
            /** @description There is no such receiver */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            default: components["responses"]["Other"];
        };
    };
    dutycallListContacts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description A day or a moment, ISO 8601 */
                date_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                date_to?: string;
                /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                department?: string[];
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them */
                search?: string;
                /** @description The order; `-` before it for descending */
                sort?: "created_at" | "updated_at" | "name" | "last_called_at" | "-created_at" | "-updated_at" | "-name" | "-last_called_at";
                /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
                tags?: string[];
                /** @description Whether any of the tags will do, or all are needed */
                tags_mode?: "any" | "all";
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contacts of this page */
                        contacts: components["schemas"]["DutycallContact"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallCreateContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutycallCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["DutycallContact"];
                        /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                        possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Another contact has the phone, email or external id: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallGetContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["DutycallDetail"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallUpdateContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutycallChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["DutycallContact"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                        possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Another contact has the phone, email or external id: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallDeleteContact: {
        parameters: {
            query?: {
                /** @description Whether to remove it at once, instead of into the trash */
                permanent?: boolean;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["DutycallContact"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash already */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The contact is part of another one by now: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallCreateContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Each as the body of POST /api/contacts, 1,000 at most */
                    contacts: unknown[];
                } | unknown[];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many failed */
                        error_count: number;
                        /** @description What is wrong with those that failed, in their order */
                        errors: {
                            /** @description A stable word for what is wrong */
                            code: string;
                            /** @description The record that holds the value already */
                            existing_id?: string;
                            /** @description Of the contact in the list, from 0 */
                            index: number;
                            /** @description What is wrong, in a sentence for people */
                            message: string;
                            /** @description The property or parameter at fault, as it was spelled; null when no single one is */
                            param: string | null;
                        }[];
                        /** @description Of the contacts created, in the order of the list */
                        ids: string[];
                        /** @description The contacts created that may be the same person as others, each with the 3 likeliest */
                        possible_duplicates: {
                            /** @description The contact created */
                            id: string;
                            /** @description Of the contact in the list, from 0 */
                            index: number;
                            /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                            possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description How many were created */
                        success_count: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dutycallImportGoogleSheet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetImportCreate"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /** @description The job that works on it */
                        job_id: string;
                        /** @description What became of it */
                        status: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Changes of this token, member, import or job */
                actor?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description The first moment, ISO 8601 */
                from?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description A contact, a company, a field … */
                subject_id?: string;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description Itself left out */
                to?: string;
                /** @description Types with commas, such as `contact.created`; `contact.*` for all of a kind */
                types?: string[];
                /** @description Changes that came by this path */
                via?: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description The events of this page */
                        events: components["schemas"]["Event"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCallHooks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call hooks of this page */
                        call_hooks: components["schemas"]["CallHook"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createCallHook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallHookCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call hook */
                        call_hook: components["schemas"]["CallHook"];
                        /** @description The secret that was made, shown this once: VICIdial sends it as `secret` in the query */
                        secret: string | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCallHook: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call hook */
                        call_hook: components["schemas"]["CallHook"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteCallHook: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call hook */
                        call_hook: components["schemas"]["CallHook"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateCallHook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallHookChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call hook */
                        call_hook: components["schemas"]["CallHook"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCallingPresets: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The calling presets of this page */
                        calling_presets: components["schemas"]["CallingPreset"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description `ambiguous`: several contacts have the number; `none`: nobody has it. Both when not given */
                match?: ("ambiguous" | "none")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The calls of this page */
                        calls: components["schemas"]["Call"][];
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCreate"];
            };
        };
        responses: {
            /** @description The call is known by its external id, and now tells this as well */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The external id is that of another contact’s call: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCall: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    assignCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Makes a contact with the call’s number */
                    contact?: components["schemas"]["ContactCreate"] | null;
                    /** @description The contact that has the value */
                    contact_id?: string | null;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It is somebody’s already: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Campaigns in any of these states, with commas; all when not given */
                state?: ("draft" | "active" | "paused" | "completed")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The campaigns of this page */
                        campaigns: components["schemas"]["Campaign"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The campaign */
                        campaign: components["schemas"]["Campaign"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCampaign: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The campaign */
                        campaign: components["schemas"]["Campaign"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteCampaign: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The campaign */
                        campaign: components["schemas"]["Campaign"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description It is active, or has contacts. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The campaign */
                        campaign: components["schemas"]["Campaign"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The state cannot follow: `allowed` names those that can. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCampaignContacts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description Those in one state; all when not given */
                state?: "pending" | "called" | "reached" | "excluded";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contacts of this page */
                        contacts: {
                            /**
                             * Format: date-time
                             * @description When it came into the campaign
                             */
                            added_at: string;
                            /** @description The token, member, import or job that added it */
                            added_by: string;
                            /** @description Calls of the campaign that have ended */
                            attempts: number;
                            /** @description The campaign */
                            campaign_id: string;
                            /** @description The contact */
                            contact: components["schemas"]["Contact"];
                            /** @description The contact that has the value */
                            contact_id: string;
                            /** @description When it was last called; null for never */
                            last_called_at: string | null;
                            /** @description How the latest of them ended */
                            last_outcome: string | null;
                            /**
                             * @description `pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with; `excluded`: opted out
                             * @enum {string}
                             */
                            state: "pending" | "called" | "reached" | "excluded";
                        }[];
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    addCampaignContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Only counts: how many the filter picks, or how many of the ids would be in the campaign
                     * @default false
                     */
                    dry_run?: boolean;
                    /** @description Which contacts, by the parameters of their list */
                    filter?: components["schemas"]["AskedContactFilter"];
                    /** @description Up to 1,000 contacts, who are added at once */
                    ids?: string[];
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description By ids, or a dry run */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were added */
                        added: number;
                        /** @description How many were in it before */
                        already_in: number;
                        /** @description Of a dry run: how many the filter picks */
                        count: number | null;
                        /** @description How many must not be called */
                        excluded: number;
                        /** @description Of a filter: the job that adds them */
                        job: components["schemas"]["Job"] | null;
                        /** @description What became of each */
                        results: components["schemas"]["CampaignAddition"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were added */
                        added: number;
                        /** @description How many were in it before */
                        already_in: number;
                        /** @description Of a dry run: how many the filter picks */
                        count: number | null;
                        /** @description How many must not be called */
                        excluded: number;
                        /** @description Of a filter: the job that adds them */
                        job: components["schemas"]["Job"] | null;
                        /** @description What became of each */
                        results: components["schemas"]["CampaignAddition"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The campaign is completed. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    removeCampaignContact: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The contact */
                contact_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact that has the value */
                        contact_id: string;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description What became of it
                         * @enum {string}
                         */
                        status: "removed" | "not_in";
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description The campaign or the contact is unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    removeCampaignContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The records by their ids */
                    ids: string[];
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What became of each */
                        results: {
                            /** @description The contact that has the value */
                            contact_id: string;
                            /** @description The contact that it is part of by now, and that was meant */
                            merged_into?: string;
                            /**
                             * @description What became of it
                             * @enum {string}
                             */
                            status: "removed" | "not_in" | "not_found" | "forbidden" | "not_attempted";
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCampaignPreflight: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many contacts are judged at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description What the campaign would meet */
                        preflight: {
                            /** @description How many of them may be called now */
                            callable: number;
                            /** @description How many contacts were judged */
                            judged: number;
                            /** @description How many may not be called now, and later */
                            later: number;
                            /** @description How many may not be called, however long one waits */
                            never: number;
                            /** @description When the first of those may be called that may not be now */
                            next_allowed_at: string | null;
                            /** @description Every reason that stands against any of them; a contact may have several */
                            reasons: {
                                /**
                                 * @description As in verdicts
                                 * @enum {string}
                                 */
                                code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved";
                                /** @description How many it stands against */
                                contacts: number;
                            }[];
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or another department’s. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Beginnings of words of the name, in any case; several words mean all of them */
                search?: string;
                /** @description The order; `-` before it for descending */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The companies of this page */
                        companies: components["schemas"]["Company"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company */
                        company: components["schemas"]["Company"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description `name_taken`, with `existing_id`: another company has the name */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCompany: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company */
                        company: components["schemas"]["Company"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    replaceCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company */
                        company: components["schemas"]["Company"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description `name_taken`, with `existing_id`: another company has the name */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteCompany: {
        parameters: {
            query?: {
                /** @description The company that its contacts move to */
                reassign_to?: string;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company */
                        company: components["schemas"]["Company"];
                        /** @description How many contacts moved to another company */
                        reassigned: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The company has contacts, or too many of them. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            /** @description `reassign_to` is not another company of the team. Or: The `Idempotency-Key` came with another request before */
            422: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The company */
                        company: components["schemas"]["Company"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description `name_taken`, with `existing_id`: another company has the name */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Ids of campaigns that have them: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                campaign_id?: string[];
                /** @description Given as `cf.<field>=<value>` or `cf[<field>]=<value>`; of numbers and dates also `cf.<field>.from` and `.to`, inclusive; of lists `cf.<field>.any` and `.all`, with commas; a value that holds one is put in double quotes, as in CSV */
                cf?: {
                    [key: string]: (string | number | boolean) | components["schemas"]["FieldFilter"];
                };
                /** @description Ids of companies: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                company_id?: string[];
                /** @description A day or a moment, ISO 8601 */
                created_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                created_to?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Those in the trash instead */
                deleted?: boolean;
                /** @description Ids or names of departments: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                department_id?: string[];
                /** @description Whether the person has opted out */
                do_not_call?: boolean;
                /** @description An address as a whole, in any case */
                email?: string;
                /** @description Your own id, as it is */
                external_id?: string;
                /** @description The properties to answer, with commas: `name,phone,cf.size`; `id` is always among them. All when not given */
                fields?: string[];
                /** @description Whether it has a company */
                has_company?: boolean;
                /** @description Whether it has an address */
                has_email?: boolean;
                /** @description Whether it has a number */
                has_phone?: boolean;
                /** @description Up to 200 ids of contacts, with commas */
                ids?: string[];
                /** @description `company`: the companies of the contacts beside them */
                include?: "company"[];
                /** @description Titles as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                job_title?: string[];
                /** @description A day or a moment, ISO 8601; or `never` */
                last_called_from?: "never" | string;
                /** @description A day or a moment, ISO 8601; inclusive; or `never` */
                last_called_to?: "never" | string;
                /** @description Statuses of the team: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                lead_status?: string[];
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Ids of members: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                owner_id?: string[];
                /** @description The id of a preset; parameters given beside it take the place of its own */
                preset?: string;
                /** @description Any words of name and company by their beginnings, an email by its beginning, a phone by its first or last digits (three or more); several words mean all of them */
                search?: string;
                /** @description `-` for descending; the preset’s or `-created_at` when not given */
                sort?: "created_at" | "updated_at" | "name" | "last_called_at" | "-created_at" | "-updated_at" | "-name" | "-last_called_at";
                /** @description Sources as they are: several with commas mean any of them, `!` before one means not that one, `none` means that there is none */
                source?: string[];
                /** @description Tags with commas between them, in any case; a tag that holds a comma, semicolon or pipe is put in double quotes, as in CSV: `"a,b",c` */
                tags?: string[];
                /** @description Whether any of the tags will do, or all are needed */
                tags_mode?: "any" | "all";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description A day or a moment, ISO 8601 */
                updated_from?: string;
                /** @description A day or a moment, ISO 8601; inclusive */
                updated_to?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `include=company`: the companies of these contacts, by id */
                        companies?: {
                            [key: string]: components["schemas"]["Company"];
                        };
                        /** @description The contacts of this page */
                        contacts: (components["schemas"]["Contact"] | components["schemas"]["ContactPart"])[];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such preset. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                        possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description Another contact has the phone, email or external id: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getContact: {
        parameters: {
            query?: {
                /** @description Whether to look in the trash instead */
                deleted?: boolean;
                /** @description The properties to answer, with commas: `name,phone,cf.size`; `id` is always among them. All when not given */
                fields?: string[];
                /** @description What is answered beside the contact, with commas: `calls,timeline,consents,company,provenance,duplicates` */
                include?: ("company" | "provenance" | "timeline" | "calls" | "consents" | "duplicates")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `include=calls`: the latest fifty of its calls */
                        calls?: components["schemas"]["Call"][];
                        /** @description With `include=company`: its company, if any */
                        company?: components["schemas"]["Company"] | null;
                        /** @description With `include=consents`: all that it said on consents, the last first */
                        consents?: components["schemas"]["Consent"][];
                        /** @description The contact */
                        contact: components["schemas"]["Contact"] | components["schemas"]["ContactPart"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description What contacts that were merged into this one had beside its own values; it is found by all of these */
                        merged_values: components["schemas"]["MergedValue"][];
                        /** @description With `include=duplicates`: who may be the same person, by its values or by the last scan, the likeliest first, 10 at most; without those of whom somebody said otherwise */
                        possible_duplicates?: components["schemas"]["PossibleDuplicate"][];
                        /** @description With `include=provenance`: who or what set each value, by property; custom fields by `cf.<name>` */
                        provenance?: {
                            [key: string]: components["schemas"]["Origin"];
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description With `include=timeline`: the latest fifty of its timeline */
                        timeline?: components["schemas"]["TimelineEntry"][];
                        /** @description With `include=duplicates`: `shared_value` where ten or more have a value of it, so that nobody is told by it */
                        warnings?: components["schemas"]["Fault"][];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash: `deleted=true` shows it there. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    replaceContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                        possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Another contact has the phone, email or external id: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteContact: {
        parameters: {
            query?: {
                /** @description Whether to remove it at once, instead of into the trash */
                permanent?: boolean;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash already. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description With `permanent`: it is on a legal hold (`on_hold`). Or: The contact is part of another one by now: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                        possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Another contact has the phone, email or external id: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The activity */
                        activity: components["schemas"]["Activity"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getActivity: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The activity */
                activity_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The activity */
                        activity: components["schemas"]["Activity"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or its contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteActivity: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The activity */
                activity_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The activity */
                        activity: components["schemas"]["Activity"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or its contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The activity */
                activity_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The activity */
                        activity: components["schemas"]["Activity"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or its contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    anonymizeContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description When the person asked, where that was before today: the deadline counts from then */
                    asked_at?: string | null;
                    /**
                     * @description Whether to answer what would happen, and write nothing
                     * @default false
                     */
                    dry_run?: boolean;
                    /**
                     * @description Whether the person is not to be called again if somebody imports them anew. An opt-out that there is stays in any case
                     * @default true
                     */
                    suppress?: boolean;
                    /** @description The team; that of the token */
                    team_id?: string;
                };
            };
        };
        responses: {
            /** @description With `dry_run` */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"] | null;
                        /** @description Of a dry run: what would go from each store, and what is held; else null */
                        stores: {
                            /** @description What would be taken away or cleared, or waits for the hold */
                            count: number;
                            /** @description The legal hold that keeps it */
                            held: string | null;
                            /** @description The store, by its name in docs/privacy.md */
                            store: string;
                        }[] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"] | null;
                        /** @description Of a dry run: what would go from each store, and what is held; else null */
                        stores: {
                            /** @description What would be taken away or cleared, or waits for the hold */
                            count: number;
                            /** @description The legal hold that keeps it */
                            held: string | null;
                            /** @description The store, by its name in docs/privacy.md */
                            store: string;
                        }[] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description The contact is unknown. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `contact_erased`: it was erased before. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listContactAudit: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Whether to look in the trash instead */
                deleted?: boolean;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description The events of this page */
                        events: components["schemas"]["Event"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash: `deleted=true` shows it there. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getCallable: {
        parameters: {
            query?: {
                /** @description The campaign that asks: contacts that another one has are refused */
                campaign_id?: string;
                /** @description The reservation that you hold already: it does not stand against you, and `reserve` extends it */
                reservation_id?: string;
                /** @description Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back */
                reserve?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether it may be called now */
                        callable: boolean;
                        /** @description The consent that a call relies on */
                        consent_id: string | null;
                        /** @description The contact that has the value */
                        contact_id: string;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description When it may be called if nothing else changes; null where it may be now, or where waiting does not help
                         * @example 2026-01-31T14:00:00.000Z
                         */
                        next_allowed_at: string | null;
                        /** @description The number that this is about, with `;ext=` and its extension; null where there is none, or your role does not see it */
                        number: string | null;
                        /**
                         * @description The presets of the team that count for this number; none of them is legal advice
                         * @example [
                         *       "us_federal"
                         *     ]
                         */
                        presets: string[];
                        /** @description All that stands against it */
                        reasons: {
                            /**
                             * @description What stands against a call
                             * @enum {string}
                             */
                            code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved";
                            /**
                             * @description Which cap it is
                             * @enum {string}
                             */
                            rule?: "min_gap" | "per_day" | "after_conversation" | "per_week";
                            /**
                             * @description When this reason is gone by itself; without, waiting does not remove it
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            until?: string;
                        }[];
                        /** @description With `reserve`: that the number is reserved for you; null where it is not */
                        reservation: {
                            /**
                             * @description Send it as `reservation_id` to keep it or to give it back
                             * @example rsv_01kbyp7w3mf2c4d6e8g0j1k3mb
                             */
                            id: string;
                            /**
                             * @description When it ends by itself
                             * @example 2026-01-31T12:02:00.000Z
                             */
                            until: string;
                        } | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The hours that are now, or come next */
                        window: {
                            /**
                             * @description Null where no end is in sight
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            closes_at: string | null;
                            /**
                             * @description Null where no beginning is in sight
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            opens_at: string | null;
                        } | null;
                        /**
                         * @description Time zones in which the contact may be; the hours of all of them count. Empty where your role does not see what they follow from
                         * @example [
                         *       "America/Boise",
                         *       "America/Los_Angeles"
                         *     ]
                         */
                        zones: string[];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description There is no campaign of that id */
            422: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    askCallable: {
        parameters: {
            query?: {
                /** @description The campaign that asks: contacts that another one has are refused */
                campaign_id?: string;
                /** @description The reservation that you hold already: it does not stand against you, and `reserve` extends it */
                reservation_id?: string;
                /** @description Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back */
                reserve?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The campaign that asks: contacts that another one has are refused */
                    campaign_id?: string | null;
                    /** @description The reservation that you hold already: it does not stand against you, and `reserve` extends it */
                    reservation_id?: string | null;
                    /** @description Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back */
                    reserve?: number | null;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether it may be called now */
                        callable: boolean;
                        /** @description The consent that a call relies on */
                        consent_id: string | null;
                        /** @description The contact that has the value */
                        contact_id: string;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description When it may be called if nothing else changes; null where it may be now, or where waiting does not help
                         * @example 2026-01-31T14:00:00.000Z
                         */
                        next_allowed_at: string | null;
                        /** @description The number that this is about, with `;ext=` and its extension; null where there is none, or your role does not see it */
                        number: string | null;
                        /**
                         * @description The presets of the team that count for this number; none of them is legal advice
                         * @example [
                         *       "us_federal"
                         *     ]
                         */
                        presets: string[];
                        /** @description All that stands against it */
                        reasons: {
                            /**
                             * @description What stands against a call
                             * @enum {string}
                             */
                            code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved";
                            /**
                             * @description Which cap it is
                             * @enum {string}
                             */
                            rule?: "min_gap" | "per_day" | "after_conversation" | "per_week";
                            /**
                             * @description When this reason is gone by itself; without, waiting does not remove it
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            until?: string;
                        }[];
                        /** @description With `reserve`: that the number is reserved for you; null where it is not */
                        reservation: {
                            /**
                             * @description Send it as `reservation_id` to keep it or to give it back
                             * @example rsv_01kbyp7w3mf2c4d6e8g0j1k3mb
                             */
                            id: string;
                            /**
                             * @description When it ends by itself
                             * @example 2026-01-31T12:02:00.000Z
                             */
                            until: string;
                        } | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The hours that are now, or come next */
                        window: {
                            /**
                             * @description Null where no end is in sight
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            closes_at: string | null;
                            /**
                             * @description Null where no beginning is in sight
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            opens_at: string | null;
                        } | null;
                        /**
                         * @description Time zones in which the contact may be; the hours of all of them count. Empty where your role does not see what they follow from
                         * @example [
                         *       "America/Boise",
                         *       "America/Los_Angeles"
                         *     ]
                         */
                        zones: string[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listContactCalls: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Whether to look in the trash instead */
                deleted?: boolean;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The calls of this page */
                        calls: components["schemas"]["Call"][];
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash: `deleted=true` shows it there. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    logContactCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who spoke for the team */
                    agent?: string | null;
                    /** @description The campaign that it is of, which counts it for its contact. The first that is named stays */
                    campaign_id?: string | null;
                    /**
                     * @description `manual` and `campaign`: the team called; `inbound`: it was called. With `campaign_id`, `manual` is `campaign`
                     * @default manual
                     * @enum {string}
                     */
                    direction?: "manual" | "campaign" | "inbound";
                    /** @description The team’s own word for what came of it; one that means an opt-out opts the contact out */
                    disposition?: string | null;
                    /** @description How long it lasted, in whole seconds */
                    duration_seconds?: number | null;
                    /** @description Your dialer’s id of the call. One such id is one call: what comes again with it is told of the same one, in any order */
                    external_id?: string | null;
                    /** @description What people note about the person */
                    notes?: string | null;
                    /** @description The number that was called or that called; the contact’s first when not given */
                    number?: string | null;
                    /** @description How it ended; what the team’s `dispositions` say when not given */
                    outcome?: ("completed" | "no_answer" | "voicemail" | "busy" | "failed" | "cancelled" | "unknown") | null;
                    /** @description The team’s number */
                    own_number?: string | null;
                    /**
                     * @description How far it has come. One whose end is not told within 24 hours is closed as `unknown`
                     * @default ended
                     * @enum {string}
                     */
                    phase?: "queued" | "ringing" | "in_progress" | "ended";
                    /**
                     * @description Whose id that is; ids of different providers are of different calls
                     * @default api
                     */
                    provider?: string;
                    /** @description An https URL */
                    recording_url?: string | null;
                    /** @description The place of what is told among all that is told of the call, where your dialer numbers it */
                    sequence?: number | null;
                    /** @description When it began; now when not given */
                    started_at?: string | null;
                    /** @description What it was about */
                    summary?: string | null;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                    /** @description Where its transcript is kept: an id or a URL of yours */
                    transcript_ref?: string | null;
                };
            };
        };
        responses: {
            /** @description The call is known by its external id, and now tells this as well */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The call */
                        call: components["schemas"]["Call"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The external id is that of another contact’s call: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listConsents: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the contact said on consents, the last first */
                        consents: components["schemas"]["Consent"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it was said, if not just now; not in the future
                     */
                    at?: string;
                    /**
                     * @description The legal basis
                     * @default consent
                     * @enum {string}
                     */
                    basis?: "consent" | "contract" | "legal_obligation" | "legitimate_interest" | "public_interest" | "vital_interest";
                    /**
                     * @description How it was said: `web_form`, `phone`, `email`, `paper`
                     * @example web_form
                     */
                    channel?: string | null;
                    /**
                     * @description Where the proof lies: a recording, a message, a form with its time and address; a grant needs it
                     * @example recordings/2026-01-31/4711.mp3
                     */
                    proof?: string | null;
                    /**
                     * @description What it is for; `calls` is what a call relies on
                     * @example calls
                     */
                    purpose: string;
                    /** @description Where: a page, a campaign, a fair */
                    source?: string | null;
                    /**
                     * @description What the person said
                     * @enum {string}
                     */
                    status: "granted" | "denied" | "withdrawn";
                    /** @description The team; that of the token */
                    team_id?: string | null;
                    /** @description What the person was told or asked, word for word; a grant needs it */
                    wording?: string | null;
                    /** @description Which version of the wording that was */
                    wording_version?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the contact said on consents, the last first */
                        consents: components["schemas"]["Consent"][];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    exportContactData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description When the person asked, where that was before today: the deadline counts from then */
                    asked_at?: string | null;
                    /**
                     * @description Of the page to read
                     * @default en
                     * @enum {string}
                     */
                    language?: "en" | "de";
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listExtractions: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description The extractions of this page */
                        extractions: components["schemas"]["Extraction"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createExtraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtractionCreate"];
            };
        };
        responses: {
            /** @description Something was told of this call before */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description The extraction */
                        extraction: components["schemas"]["Extraction"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description The extraction */
                        extraction: components["schemas"]["Extraction"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description The contact or the call is unknown, or the contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The call is another contact’s, or what it said was taken back. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getExtraction: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The extraction */
                extraction_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The extraction */
                        extraction: components["schemas"]["Extraction"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or its contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    revertExtraction: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The extraction */
                extraction_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description The extraction */
                        extraction: components["schemas"]["Extraction"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or its contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description It was taken in more than 30 days ago. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listContactProposals: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description Those in these states; all when not given */
                state?: ("open" | "accepted" | "refused" | "superseded" | "withdrawn")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /** @description What calls said and waits, or was decided */
                        proposals: components["schemas"]["Proposal"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    decideProposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of proposals to accept; at most 30 */
                    accept?: string[] | null;
                    /** @description Ids of proposals to refuse; at most 30 */
                    refuse?: string[] | null;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description What calls said and waits, or was decided */
                        proposals: components["schemas"]["Proposal"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description The contact or a proposal is unknown, or the contact is in the trash. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description One waits no more, its field was deleted, or another contact has the value: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    restoreContact: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What the caller should know although the request was carried out */
                        warnings: components["schemas"]["Fault"][];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or removed for good. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description It is not in the trash, its company is gone, or others have its values: `existing_id`. Or: The contact is part of another one by now: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Whether to look in the trash instead */
                deleted?: boolean;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description Types with commas: `change` (of the contact, by whatever else), `import`, `merge`, `call`, `note`, `email`, `appointment`, `conversation`, `ticket`, `consent`, `campaign`; all when not given */
                types?: ("change" | "import" | "merge" | "call" | "note" | "email" | "appointment" | "conversation" | "ticket" | "consent" | "campaign")[];
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the id is that of a contact which was merged: the contact that was answered instead */
                        merged_into?: string;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description What happened, newest first */
                        timeline: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or in the trash: `deleted=true` shows it there. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    writeContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Each as the body of POST /contacts; to change one, as that of PATCH, with its `id`, and `version` to change that version only */
                    contacts: unknown[];
                    /**
                     * @description What an item without `id` is matched by, the first that another contact has
                     * @default [
                     *       "external_id",
                     *       "phone",
                     *       "email"
                     *     ]
                     */
                    match?: ("external_id" | "phone" | "email")[];
                    /**
                     * @description `update` fails where nothing matches, `upsert` creates then
                     * @enum {string}
                     */
                    mode: "create" | "update" | "upsert";
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many ended in which way */
                        counts: {
                            /** @description How many were created */
                            created: number;
                            /** @description How many failed */
                            failed: number;
                            /** @description Items that the request’s time did not reach */
                            not_attempted: number;
                            /** @description How many were so already */
                            unchanged: number;
                            /** @description How many were changed */
                            updated: number;
                        };
                        /** @description What became of each */
                        results: {
                            /** @description Parameters are those of the item */
                            error: components["schemas"]["Refusal"] | null;
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string | null;
                            /** @description The place in the request, from 0 */
                            index: number;
                            /** @description Contacts within the caller’s reach that have one of its numbers, addresses or ids, the likeliest first, 10 at most; by what a change gave it, where it was changed */
                            possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                            /**
                             * @description What became of it
                             * @enum {string}
                             */
                            status: "created" | "updated" | "unchanged" | "failed" | "not_attempted";
                            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
                            version: number | null;
                            /** @description What the caller should know although the request was carried out */
                            warnings: components["schemas"]["Fault"][];
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    changeContactsInBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactBulk"];
            };
        };
        responses: {
            /** @description A dry run: nothing was written */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: how many would be as asked for */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description Of `export`: the export that the job makes */
                        export_id: string | null;
                        /** @description Of a dry run: how many would not be, as contacts of active campaigns are not deleted, and those that must not be called come into none */
                        failed: number | null;
                        /** @description Of a dry run: the first hundred of those */
                        failures: components["schemas"]["JobFailure"][];
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: how many would be as asked for */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description Of `export`: the export that the job makes */
                        export_id: string | null;
                        /** @description Of a dry run: how many would not be, as contacts of active campaigns are not deleted, and those that must not be called come into none */
                        failed: number | null;
                        /** @description Of a dry run: the first hundred of those */
                        failures: components["schemas"]["JobFailure"][];
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    askCallables: {
        parameters: {
            query?: {
                /** @description The campaign that asks: contacts that another one has are refused */
                campaign_id?: string;
                /** @description The reservation that you hold already: it does not stand against you, and `reserve` extends it */
                reservation_id?: string;
                /** @description Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back */
                reserve?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The campaign that asks: contacts that another one has are refused */
                    campaign_id?: string | null;
                    /** @description Ids of up to 100 contacts */
                    ids: string[];
                    /** @description The reservation that you hold already: it does not stand against you, and `reserve` extends it */
                    reservation_id?: string | null;
                    /** @description Reserves the number for so many seconds where it may be called: of all who ask at once, one gets it. 0 gives the reservation back */
                    reserve?: number | null;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contacts of this page */
                        contacts: {
                            /** @description Whether it may be called now */
                            callable: boolean;
                            /** @description The consent that a call relies on */
                            consent_id: string | null;
                            /** @description The contact that has the value */
                            contact_id: string;
                            /** @description Why the contact could not be judged: it is unknown or out of reach. It may not be called */
                            error: {
                                /** @description A stable word for what is wrong */
                                code: string;
                                /** @description What is wrong, in a sentence for people */
                                message: string;
                            } | null;
                            /** @description The contact that it is part of by now, and that was judged */
                            merged_into?: string;
                            /**
                             * @description When it may be called if nothing else changes; null where it may be now, or where waiting does not help
                             * @example 2026-01-31T14:00:00.000Z
                             */
                            next_allowed_at: string | null;
                            /** @description The number that this is about, with `;ext=` and its extension; null where there is none, or your role does not see it */
                            number: string | null;
                            /**
                             * @description The presets of the team that count for this number; none of them is legal advice
                             * @example [
                             *       "us_federal"
                             *     ]
                             */
                            presets: string[];
                            /** @description All that stands against it */
                            reasons: {
                                /**
                                 * @description What stands against a call
                                 * @enum {string}
                                 */
                                code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved";
                                /**
                                 * @description Which cap it is
                                 * @enum {string}
                                 */
                                rule?: "min_gap" | "per_day" | "after_conversation" | "per_week";
                                /**
                                 * @description When this reason is gone by itself; without, waiting does not remove it
                                 * @example 2026-01-31T14:00:00.000Z
                                 */
                                until?: string;
                            }[];
                            /** @description With `reserve`: that the number is reserved for you; null where it is not */
                            reservation: {
                                /**
                                 * @description Send it as `reservation_id` to keep it or to give it back
                                 * @example rsv_01kbyp7w3mf2c4d6e8g0j1k3mb
                                 */
                                id: string;
                                /**
                                 * @description When it ends by itself
                                 * @example 2026-01-31T12:02:00.000Z
                                 */
                                until: string;
                            } | null;
                            /** @description The hours that are now, or come next */
                            window: {
                                /**
                                 * @description Null where no end is in sight
                                 * @example 2026-01-31T14:00:00.000Z
                                 */
                                closes_at: string | null;
                                /**
                                 * @description Null where no beginning is in sight
                                 * @example 2026-01-31T14:00:00.000Z
                                 */
                                opens_at: string | null;
                            } | null;
                            /**
                             * @description Time zones in which the contact may be; the hours of all of them count. Empty where your role does not see what they follow from
                             * @example [
                             *       "America/Boise",
                             *       "America/Los_Angeles"
                             *     ]
                             */
                            zones: string[];
                        }[];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getFacets: {
        parameters: {
            query?: {
                /** @description Ids of companies with commas: how many contacts each has */
                company_id?: string[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many contacts there are, by what they have */
                        facets: components["schemas"]["Facets"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    lookupContacts: {
        parameters: {
            query: {
                /** @description The properties to answer, with commas: `name,phone,cf.size`; `id` is always among them. All when not given */
                fields?: string[];
                /** @description What a dialer shows beside the contacts, with commas: `company,callable,last_call` */
                include?: ("company" | "callable" | "last_call")[];
                /** @description The number, with its country code or as it is dialled in the team’s country */
                phone: string;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `include=callable`: whether each may be called now at this number, by the id of the contact */
                        callable?: {
                            [key: string]: {
                                /** @description Whether it may be called now */
                                callable: boolean;
                                /** @description The consent that a call relies on */
                                consent_id: string | null;
                                /** @description The contact that has the value */
                                contact_id: string;
                                /**
                                 * @description When it may be called if nothing else changes; null where it may be now, or where waiting does not help
                                 * @example 2026-01-31T14:00:00.000Z
                                 */
                                next_allowed_at: string | null;
                                /** @description The number that this is about, with `;ext=` and its extension; null where there is none, or your role does not see it */
                                number: string | null;
                                /**
                                 * @description The presets of the team that count for this number; none of them is legal advice
                                 * @example [
                                 *       "us_federal"
                                 *     ]
                                 */
                                presets: string[];
                                /** @description All that stands against it */
                                reasons: {
                                    /**
                                     * @description What stands against a call
                                     * @enum {string}
                                     */
                                    code: "deleted" | "on_hold" | "suppressed" | "no_consent" | "no_phone" | "phone_invalid" | "timezone_unknown" | "outside_hours" | "in_other_campaign" | "called_recently" | "cap_reached" | "reserved";
                                    /**
                                     * @description Which cap it is
                                     * @enum {string}
                                     */
                                    rule?: "min_gap" | "per_day" | "after_conversation" | "per_week";
                                    /**
                                     * @description When this reason is gone by itself; without, waiting does not remove it
                                     * @example 2026-01-31T14:00:00.000Z
                                     */
                                    until?: string;
                                }[];
                                /** @description With `reserve`: that the number is reserved for you; null where it is not */
                                reservation: {
                                    /**
                                     * @description Send it as `reservation_id` to keep it or to give it back
                                     * @example rsv_01kbyp7w3mf2c4d6e8g0j1k3mb
                                     */
                                    id: string;
                                    /**
                                     * @description When it ends by itself
                                     * @example 2026-01-31T12:02:00.000Z
                                     */
                                    until: string;
                                } | null;
                                /** @description The hours that are now, or come next */
                                window: {
                                    /**
                                     * @description Null where no end is in sight
                                     * @example 2026-01-31T14:00:00.000Z
                                     */
                                    closes_at: string | null;
                                    /**
                                     * @description Null where no beginning is in sight
                                     * @example 2026-01-31T14:00:00.000Z
                                     */
                                    opens_at: string | null;
                                } | null;
                                /**
                                 * @description Time zones in which the contact may be; the hours of all of them count. Empty where your role does not see what they follow from
                                 * @example [
                                 *       "America/Boise",
                                 *       "America/Los_Angeles"
                                 *     ]
                                 */
                                zones: string[];
                            };
                        };
                        /** @description With `include=company`: the companies of these contacts, by id */
                        companies?: {
                            [key: string]: components["schemas"]["Company"];
                        };
                        /** @description The contacts of this page */
                        contacts: (components["schemas"]["Contact"] | components["schemas"]["ContactPart"])[];
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description With `include=last_call`: the last call of each that has one, by the id of the contact */
                        last_calls?: {
                            [key: string]: components["schemas"]["Call"];
                        };
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    mergeContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactMerge"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that moves what is attached; null where nothing is left to move */
                        job: components["schemas"]["Job"] | null;
                        /** @description The merge as it is */
                        merge: components["schemas"]["Merge"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description All is visible, and a job moves what is attached */
            202: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that moves what is attached; null where nothing is left to move */
                        job: components["schemas"]["Job"] | null;
                        /** @description The merge as it is */
                        merge: components["schemas"]["Merge"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description A contact is unknown. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description A contact is in the trash, part of another one by now or in an active campaign, or another merge of it is on its way. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The departments, by id */
                        departments: components["schemas"]["Department"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The department */
                        department: components["schemas"]["Department"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description Another department has this name; `existing_id` tells which. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getDepartment: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The department */
                        department: components["schemas"]["Department"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteDepartment: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The department */
                        department: components["schemas"]["Department"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Members, tokens or contacts belong to it. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The department */
                        department: components["schemas"]["Department"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Another department has this name; `existing_id` tells which. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listDrops: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The drop folders of this page */
                        drops: components["schemas"]["Drop"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createDrop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DropCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The drop folder */
                        drop: components["schemas"]["Drop"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getDrop: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The drop folder */
                        drop: components["schemas"]["Drop"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteDrop: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The drop folder */
                        drop: components["schemas"]["Drop"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It is the default drop of the team. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateDrop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DropChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The drop folder */
                        drop: components["schemas"]["Drop"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listDuplicates: {
        parameters: {
            query?: {
                /** @description Findings of this contact */
                contact_id?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Whether those are listed that somebody dismissed */
                dismissed?: boolean;
                /** @description Findings of any of these kinds, with commas; all when not given */
                kind?: ("duplicates" | "name_conflict" | "shared_value")[];
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description Findings of at least this score */
                min_score?: string;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The findings of this page */
                        duplicates: components["schemas"]["Duplicate"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description The scan that found them */
                        scan: {
                            /** @description When merging without asking was last switched off by itself */
                            auto_merge_stopped: {
                                /**
                                 * Format: date-time
                                 * @description When it happened
                                 */
                                at: string;
                                /** @description How many it had merged in thirty days */
                                merged: number;
                                /** @description How many of these were undone */
                                undone: number;
                            } | null;
                            /** @description Of a scan of changes: how many contacts had changed */
                            changed: number | null;
                            /** @description How many pairs were compared */
                            compared: number | null;
                            /** @description The contacts of this page */
                            contacts: number | null;
                            /** @description When the last complete scan ended; null where there was none */
                            finished_at: string | null;
                            /** @description Whether pairs of the most common names were left out */
                            is_cut: boolean;
                            /** @description The job that scans now, or did last */
                            job_id: string | null;
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getDuplicate: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The finding */
                        duplicate: {
                            /** @description How many contacts it is of; of a shared value up to ten are told */
                            contact_count: number;
                            /** @description The contacts of this page */
                            contacts: components["schemas"]["DuplicateContact"][];
                            /** @description Properties in which the contacts differ */
                            differs: string[];
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /** @description Whether more contacts belong here than a group holds */
                            is_cut: boolean;
                            /**
                             * @description `duplicates`: one person, as it seems; `name_conflict`: a value in common, and names that do not go together, as in a household; `shared_value`: a value of many, as of a switchboard
                             * @enum {string}
                             */
                            kind: "duplicates" | "name_conflict" | "shared_value";
                            /** @description Of a shared value: how many names it has */
                            names: number | null;
                            /** @description How many pairs it has */
                            pair_count: number;
                            /** @description The best first; in lists up to ten, of one finding all */
                            pairs: components["schemas"]["DuplicatePair"][];
                            /** @description Of the best pair; null of a shared value */
                            score: number | null;
                            /** @description The value in common, of a conflict or a shared value */
                            value: {
                                /** @description The custom field */
                                field: string;
                                /** @description The value */
                                value: string;
                            } | null;
                            /** @description The pair without which the group would fall apart; null where each part is held twice */
                            weakest_link: {
                                /** @description Both contacts */
                                contact_ids: string[];
                                /** @description That of the pair */
                                score: number;
                            } | null;
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or there is nothing left of it. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    dismissDuplicate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Pairs of contact ids; all of the finding where none are given */
                    pairs?: string[][];
                    /** @description The team; that of the token */
                    team_id?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many pairs it changed */
                        pairs: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or there is nothing left of it. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description A pair that is not of the finding. Or: Values that are not valid; `details` lists them all. Or: The `Idempotency-Key` came with another request before */
            422: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    restoreDuplicate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Pairs of contact ids; all of the finding where none are given */
                    pairs?: string[][];
                    /** @description The team; that of the token */
                    team_id?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many pairs it changed */
                        pairs: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or there is nothing left of it. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description A pair that is not of the finding. Or: Values that are not valid; `details` lists them all. Or: The `Idempotency-Key` came with another request before */
            422: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    autoMergeDuplicates: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Whether to answer what would happen, and write nothing
                     * @default false
                     */
                    dry_run?: boolean;
                    /** @description The team; that of the token */
                    team_id?: string;
                };
            };
        };
        responses: {
            /** @description A dry run: nothing was written */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: the best groups, up to 200 */
                        groups: components["schemas"]["AutoMergeGroup"][];
                        /** @description The scan that merges at its end; null of a dry run */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Of a dry run: how many of these would be merged */
                        would_merge: number | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: the best groups, up to 200 */
                        groups: components["schemas"]["AutoMergeGroup"][];
                        /** @description The scan that merges at its end; null of a dry run */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Of a dry run: how many of these would be merged */
                        would_merge: number | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The settings do not allow it. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    sampleDuplicates: {
        parameters: {
            query?: {
                /** @description Up to two names with a comma; those of the settings when not given */
                custom_fields?: string;
                /** @description Whether addresses speak for it; by default as the settings say */
                match_email?: "true" | "false";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description By default that of the settings */
                threshold?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What it would find */
                        sample: {
                            /** @description The pairs just above it, up to ten */
                            above: components["schemas"]["DuplicateSampledPair"][];
                            /** @description The pairs just below it, up to ten */
                            below: components["schemas"]["DuplicateSampledPair"][];
                            /** @description How many contacts are in these */
                            contacts: number;
                            /** @description How many groups they make */
                            groups: number;
                            /** @description How many pairs were judged */
                            judged: number;
                            /** @description How many the last scan found, of a score of 60 or in conflict */
                            known: number;
                            /** @description Of those judged, how many reach the threshold */
                            pairs: number;
                            /** @description The least score asked for */
                            threshold: number;
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    scanDuplicates: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Whether all contacts are compared again, whatever has changed
                     * @default false
                     */
                    full?: boolean;
                    /** @description The team; that of the token */
                    team_id?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description `contact`: the contact of each event, as it is now */
                include?: "contact"[];
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description Where to begin without a cursor: with all that is kept, or with what comes next */
                start?: "oldest" | "latest";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description Types with commas, such as `contact.created`; `contact.*` for all of a kind */
                types?: string[];
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description The events of this page */
                        events: components["schemas"]["Event"][];
                        /** @description Whether more is there already */
                        has_more: boolean;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where to come back, always: more may happen */
                        next_cursor: string;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listExports: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The exports of this page */
                        exports: components["schemas"]["Export"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportCreate"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The export */
                        export: components["schemas"]["Export"];
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getExport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The export */
                        export: components["schemas"]["Export"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteExport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The export */
                        export: components["schemas"]["Export"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    cancelExport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The export */
                        export: components["schemas"]["Export"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It has come to its end. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listFields: {
        parameters: {
            query?: {
                /** @description For admins: the archived ones instead */
                archived?: boolean;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The custom fields of this page */
                        fields: components["schemas"]["Field"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The team has a field of this name: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getField: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or hidden from the caller’s role. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteField: {
        parameters: {
            query?: {
                /** @description Whether to answer what would happen, and write nothing */
                dry_run?: boolean;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A dry run: nothing was written */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Of a dry run: the rules for tags whose filters ask for the field as it is; while there are any, the change is refused with `field_in_use` */
                        rules: {
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /** @description The tag */
                            tag: string;
                        }[] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Of a dry run: the rules for tags whose filters ask for the field as it is; while there are any, the change is refused with `field_in_use` */
                        rules: {
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /** @description The tag */
                            tag: string;
                        }[] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job works on its values: `field_busy`; or rules for tags ask for it: `field_in_use`, one fault for each. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job works on its values: `field_busy`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    archiveField: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job works on its values: `field_busy`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    retypeField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldRetype"];
            };
        };
        responses: {
            /** @description A dry run: nothing was written */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: how many of the values convert */
                        converts: number | null;
                        /** @description Of a dry run: how many do not; they would be kept aside, for when the type is changed back */
                        does_not: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Of a dry run: the options that the field would have */
                        options: string[] | null;
                        /** @description Of a dry run: the rules for tags whose filters ask for the field as it is; while there are any, the change is refused with `field_in_use` */
                        rules: {
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /** @description The tag */
                            tag: string;
                        }[] | null;
                        /** @description Of a dry run: some that do not convert, then some that do */
                        samples: components["schemas"]["FieldSample"][] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Of a dry run: contacts with a value, those in the trash among them */
                        total: number | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run: how many of the values convert */
                        converts: number | null;
                        /** @description Of a dry run: how many do not; they would be kept aside, for when the type is changed back */
                        does_not: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description Of a dry run: the options that the field would have */
                        options: string[] | null;
                        /** @description Of a dry run: the rules for tags whose filters ask for the field as it is; while there are any, the change is refused with `field_in_use` */
                        rules: {
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /** @description The tag */
                            tag: string;
                        }[] | null;
                        /** @description Of a dry run: some that do not convert, then some that do */
                        samples: components["schemas"]["FieldSample"][] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Of a dry run: contacts with a value, those in the trash among them */
                        total: number | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job works on its values: `field_busy`; it is archived; or rules for tags ask for it as it is: `field_in_use`, one fault for each. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    unarchiveField: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom field */
                        field: components["schemas"]["Field"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job works on its values: `field_busy`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    reorderFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldOrder"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The custom fields of this page */
                        fields: components["schemas"]["Field"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listHolds: {
        parameters: {
            query?: {
                /** @description Only those placed on this contact, or on one that is part of it */
                contact_id?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Whether they are in force */
                state?: "in_force" | "lifted";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The holds of this page */
                        holds: components["schemas"]["Hold"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The hold */
                        hold: components["schemas"]["Hold"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such contact. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getHold: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The hold */
                        hold: components["schemas"]["Hold"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Why; kept for good */
                    reason?: string;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The hold */
                        hold: components["schemas"]["Hold"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Imports in any of these states, with commas; all when not given */
                state?: ("uploading" | "planning" | "previewed" | "running" | "finished" | "failed" | "cancelled" | "undone")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The imports of this page */
                        imports: components["schemas"]["Import"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /** @description Where the parts go, of a file that is sent in parts; null of others */
                        multipart: components["schemas"]["MultipartUpload"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Where to put the file */
                        upload: components["schemas"]["Upload"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getImport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    cancelImport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It has ended. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadComplete"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Not in parts, given up, or ended. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    decideImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Of all parked rows that `rows` does not name
                     * @enum {string}
                     */
                    action?: "skip" | "update" | "create";
                    /**
                     * @description The rows of this page
                     * @default []
                     */
                    rows?: {
                        /**
                         * @description What is done
                         * @enum {string}
                         */
                        action: "skip" | "update" | "create";
                        /** @description The row of the file, from 1, without the header */
                        record: number;
                    }[];
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The imports of this page */
                        imports: components["schemas"]["Import"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It has not ended, no row is parked, or it is decided. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getImportPreview: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What would become of the file */
                        preview: components["schemas"]["Preview"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Not looked through (yet) */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description `parked` are those among the skipped ones that wait for a decision */
                outcome?: "created" | "updated" | "skipped" | "failed" | "parked";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description The rows of this page */
                        rows: {
                            /** @description Of a row that failed or is parked, as they were */
                            cells: string[] | null;
                            /** @description The contact created or updated, or the one in whose favour the row was skipped */
                            contact_id: string | null;
                            /** @description What is wrong with those that failed, in their order */
                            errors: components["schemas"]["CellFault"][];
                            /** @description Physical line of the file on which the row starts */
                            line: number;
                            /**
                             * @description What became of the row
                             * @enum {string}
                             */
                            outcome: "created" | "updated" | "skipped" | "failed";
                            /** @description It waited, or waits, for a decision */
                            parked: boolean;
                            /** @description Contacts that have a value of the row: what speaks for one person, and against it */
                            possible_duplicates: components["schemas"]["PossibleDuplicate"][];
                            /** @description Why it ended so; null where there is no reason to give */
                            reason: {
                                /** @description A stable word for what is wrong */
                                code: string;
                                /** @description What is wrong, in a sentence for people */
                                message: string;
                            } | null;
                            /** @description The first row below the header is 1 */
                            record: number;
                            /** @description What the caller should know although the request was carried out */
                            warnings: components["schemas"]["CellFault"][];
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description How the file is read and what becomes of its rows
                     * @default {}
                     */
                    options?: {
                        /** @description The campaign that the contacts come into that rows create, change or find unchanged; who must not be called does not, with the warning `not_in_campaign` */
                        campaign_id?: string;
                        /** @description Whether companies that rows name are created; true when not given */
                        create_companies?: boolean;
                        /** @description Of rows that name no department */
                        department_id?: string;
                        /**
                         * @description What to do with rows that match an existing contact
                         * @enum {string}
                         */
                        duplicates?: "skip" | "update" | "create" | "ask";
                        /** @description Of rows that name no owner */
                        owner_id?: string;
                        /** @description Of rows that name no source */
                        source?: string;
                        /** @description Tags that each imported contact gets; {yyyy}, {mm} and {dd} stand for the day of the import */
                        tags?: string[];
                        /** @description Whether company columns change companies that there are already; false when not given */
                        update_companies?: boolean;
                    };
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Not waiting to be started. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    undoImport: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It has not ended, is undone, or is older; or another import is writing. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    importGoogleSheet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetImportCreate"];
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The import */
                        import: components["schemas"]["Import"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Jobs in any of these states, with commas; all when not given */
                state?: ("queued" | "running" | "finished" | "failed" | "cancelled")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description The jobs of this page */
                        jobs: components["schemas"]["Job"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getJob: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    cancelJob: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The job has come to its end. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    undoJob: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It is no bulk edit, has not ended, is undone, or is older. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getMe: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who asks */
                        me: {
                            /** @description Its departments */
                            departments: {
                                /** @description The id of the department */
                                id: string;
                                /** @description The name of the department */
                                name: string;
                            }[];
                            /** @description When the token ends; null for never, and of a member */
                            expires_at: string | null;
                            /** @description The id of the token, or of the member */
                            id: string;
                            /**
                             * @description An API token, or a token of the identity provider, of a member
                             * @enum {string}
                             */
                            kind: "token" | "jwt";
                            /** @description What holds for requests and files */
                            limits: {
                                /** @description Contacts in one request of `/contacts/batch` */
                                batch_items: number;
                                /** @description The largest body of a request */
                                body_bytes: number;
                                /** @description Megabytes of one imported file */
                                import_megabytes: number;
                                /** @description Rows of one imported file */
                                import_rows: number;
                                /** @description The largest `limit` of a list */
                                page_size: number;
                                /** @description Requests that this token has in a minute */
                                requests_per_minute: number;
                            };
                            /** @description The operations that its role may call */
                            may: {
                                /** @description The HTTP method */
                                method: string;
                                /** @description The `operationId` in the OpenAPI document */
                                operation: string;
                                /** @description The path, with parameters in braces */
                                path: string;
                                /**
                                 * @description How far it goes: `departments` keeps to the caller’s own ones where it has not the whole team
                                 * @enum {string}
                                 */
                                reach: "public" | "team" | "departments";
                            }[];
                            /** @description The name of the token or member */
                            name: string | null;
                            /**
                             * @description Whether it sees the whole team, or its departments and what belongs to none
                             * @enum {string}
                             */
                            reach: "team" | "departments";
                            /** @description What it may do */
                            role: components["schemas"]["Role"];
                            /** @description The team; nothing beyond it is ever seen */
                            team: {
                                /** @description The id of the team */
                                id: string;
                                /** @description The name of the team */
                                name: string;
                            };
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description The members of this page */
                        members: components["schemas"]["Member"][];
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member */
                        member: components["schemas"]["Member"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description Another member has this email or subject; `existing_id` tells who. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getMember: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member */
                        member: components["schemas"]["Member"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteMember: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member */
                        member: components["schemas"]["Member"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The team would lose its last admin. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member */
                        member: components["schemas"]["Member"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Another member has this email or subject; `existing_id` tells who; or the team would lose its last admin. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listMerges: {
        parameters: {
            query?: {
                /** @description Those that the team’s rules made, or the others */
                auto?: "true" | "false";
                /** @description Those in which a contact took part */
                contact_id?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description Merges in any of these states, with commas; all when not given */
                state?: ("moving" | "done" | "returning" | "undone")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description The merges of this page */
                        merges: components["schemas"]["MergeSummary"][];
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getMerge: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The merge as it is */
                        merge: components["schemas"]["Merge"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    undoMerge: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description The job that moves what is attached; null where nothing is left to move */
                        job: components["schemas"]["Job"] | null;
                        /** @description The merge as it is */
                        merge: components["schemas"]["MergeSummary"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description All is visible, and a job moves what is attached */
            202: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The contact */
                        contact: components["schemas"]["Contact"];
                        /** @description The job that moves what is attached; null where nothing is left to move */
                        job: components["schemas"]["Job"] | null;
                        /** @description The merge as it is */
                        merge: components["schemas"]["MergeSummary"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It is undone, or older than the team’s window, a later merge used it, or somebody else has a value by now. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listPresets: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description The saved filters of this page */
                        presets: components["schemas"]["Preset"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresetCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The saved filter */
                        preset: components["schemas"]["Preset"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getPreset: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The saved filter */
                        preset: components["schemas"]["Preset"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or private to another. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deletePreset: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The saved filter */
                        preset: components["schemas"]["Preset"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or private to another. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updatePreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresetChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The saved filter */
                        preset: components["schemas"]["Preset"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown, or private to another. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listPrivacyRequests: {
        parameters: {
            query?: {
                /** @description About a contact */
                contact_id?: string;
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Which stand so by their deadlines, as `due_soon,overdue`; all when not given */
                deadline?: ("open" | "due_soon" | "overdue" | "answered" | "answered_late")[];
                /** @description Of these kinds, with commas; all when not given */
                kind?: ("access" | "erasure")[];
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description In any of these states, with commas; all when not given */
                state?: ("open" | "running" | "deferred" | "failed" | "partial" | "done")[];
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description The requests of this page */
                        requests: components["schemas"]["PrivacyRequestSummary"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createPrivacyRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrivacyRequestCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description The contact is unknown. Or: The token is not for this team */
            404: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getPrivacyRequest: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    answerPrivacyRequest: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description What the person asked for has not been done. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    extendPrivacyRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why one month is too short, as the person has been told */
                    reason: string;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a person asked for */
                        request: components["schemas"]["PrivacyRequest"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description It is answered, or the month is over. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listProposals: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /** @description What calls said and waits, or was decided */
                        proposals: {
                            /** @description The call in which it was said */
                            call_id: string | null;
                            /** @description When it was decided */
                            closed_at: string | null;
                            /** @description Who decided, or changed the field */
                            closed_by: string | null;
                            /** @description From 0 to 1 */
                            confidence: number;
                            /** @description The contact that has the value */
                            contact_id: string;
                            /** @description The name of its contact */
                            contact_name: string | null;
                            /**
                             * Format: date-time
                             * @description When it was created
                             */
                            created_at: string;
                            /** @description Where the contact says it in the transcript, in UTF-16 code units */
                            evidence: {
                                /** @description Behind its last code unit */
                                end: number;
                                /** @description Where it begins, in UTF-16 code units */
                                start: number;
                            } | null;
                            /** @description The extraction that found it */
                            extraction_id: string;
                            /** @description A property of contacts, or `cf.<name>` of a custom field */
                            field: string;
                            /** @description The value that it had when this was proposed; of a company its id, and `former_name` */
                            former: unknown;
                            /** @description The name of the former company as it is now; null where that is gone, and for any other field */
                            former_name: string | null;
                            /**
                             * @description Its id: opaque, with the kind before it, in the order of creation
                             * @example prop_01kbyp7w3mf1x5z9b3d7f0h2ja
                             */
                            id: string;
                            /**
                             * @description `superseded`: the field has changed since, or another call said another value; `withdrawn`: the extraction was reverted
                             * @enum {string}
                             */
                            state: "open" | "accepted" | "refused" | "superseded" | "withdrawn";
                            /** @description The team; that of the token */
                            team_id: string;
                            /**
                             * Format: date-time
                             * @description When it was last changed
                             */
                            updated_at: string;
                            /** @description The value that the field is to have */
                            value: unknown;
                            /** @description Goes up with every change; in the `ETag`, for `If-Match` */
                            version: number;
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listSchedules: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description In the order of their own list */
                        schedules: {
                            /** @description Hours and minutes of UTC */
                            daily_at: string | null;
                            /** @description What it is for */
                            does: string;
                            /** @description Null where it runs once a day */
                            every_minutes: number | null;
                            /** @description The name of the function that it wakes */
                            id: string;
                            /** @description The last run that did something for this team */
                            last_deed: {
                                /** @description What it did for this team, by what the schedule counts */
                                counts: {
                                    [key: string]: number;
                                };
                                /**
                                 * Format: date-time
                                 * @description The moment that it was due
                                 */
                                scheduled_at: string;
                                /**
                                 * Format: date-time
                                 * @description When it began; null while it waits
                                 */
                                started_at: string;
                            } | null;
                            /** @description When a run was due that has not begun */
                            late_since: string | null;
                            /** @description Null before the first run, from which the rest are counted */
                            next_run_at: string | null;
                            /** @description The last runs, the newest first. A run is of all teams of the stage; its counts are yours */
                            runs: {
                                /** @description What it did for this team, by what the schedule counts */
                                counts: {
                                    [key: string]: number;
                                };
                                /** @description When it ended; null while it has not */
                                ended_at: string | null;
                                /** @description The name of the error that ended it; its message is in the log */
                                failure: string | null;
                                /**
                                 * Format: date-time
                                 * @description The moment that it was due
                                 */
                                scheduled_at: string;
                                /**
                                 * Format: date-time
                                 * @description When it began; null while it waits
                                 */
                                started_at: string;
                                /**
                                 * @description `lost`: it began, and has told nothing since for longer than a run may take
                                 * @enum {string}
                                 */
                                state: "running" | "done" | "failed" | "lost";
                            }[];
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getSettings: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The team’s policies */
                        settings: components["schemas"]["Settings"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The team’s policies */
                        settings: components["schemas"]["Settings"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The suppressions of this page */
                        suppressions: {
                            /**
                             * Format: date-time
                             * @description When it was created
                             */
                            created_at: string;
                            /** @description The token, member, import or job that created it */
                            created_by: string;
                            /** @description Its id: opaque, with the kind before it, in the order of creation */
                            id: string;
                            /**
                             * @description What kind it is of
                             * @enum {string}
                             */
                            kind: "phone" | "email";
                            /** @description Why it ended so; null where there is no reason to give */
                            reason: string;
                            /** @description The team; that of the token */
                            team_id: string;
                            /**
                             * @description The path by which the change was made
                             * @enum {string}
                             */
                            via: "api" | "bulk" | "import" | "merge" | "extraction" | "retention" | "delivery" | "call" | "erasure";
                        }[];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    addSuppressions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Addresses */
                    emails?: string[];
                    /** @description Numbers with country code, or national ones of the team’s default country */
                    phones?: string[];
                    /**
                     * @description Why, in a word or a sentence; never the number or address
                     * @default list
                     */
                    reason?: string;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What became of each */
                        results: {
                            /** @description Why the value cannot be read */
                            error: components["schemas"]["Fault"] | null;
                            /** @description Id of the suppression; null of a value that is none */
                            id: string | null;
                            /**
                             * @description What kind it is of
                             * @enum {string}
                             */
                            kind: "phone" | "email";
                            /** @description How many live contacts are opted out by it */
                            opted_out: number;
                            /**
                             * @description What became of it
                             * @enum {string}
                             */
                            status: "added" | "already_suppressed" | "failed" | "not_attempted";
                            /** @description As it was given */
                            value: string;
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    checkSuppressions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Addresses */
                    emails?: string[];
                    /** @description Numbers with country code, or national ones of the team’s default country */
                    phones?: string[];
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What became of each */
                        results: {
                            /** @description Why the value cannot be read */
                            error: components["schemas"]["Fault"] | null;
                            /** @description Id of the suppression; null of a value that is none */
                            id: string | null;
                            /**
                             * @description What kind it is of
                             * @enum {string}
                             */
                            kind: "phone" | "email";
                            /** @description Why it ended so; null where there is no reason to give */
                            reason: string | null;
                            /** @description Since when it is suppressed */
                            since: string | null;
                            /** @description Null of a value that cannot be read */
                            suppressed: boolean | null;
                            /** @description As it was given */
                            value: string;
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    suppressFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The text of the file
                     * @example phone
                     *     +442079460958
                     */
                    csv: string;
                    /**
                     * @description Why, in a word or a sentence; never the number or address
                     * @default list
                     */
                    reason?: string;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    liftSuppressions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Addresses */
                    emails?: string[];
                    /** @description Ids of suppressions, as the list has them */
                    ids?: string[];
                    /** @description Numbers with country code, or national ones of the team’s default country */
                    phones?: string[];
                    /** @description Why they may be called again; kept for good, and never the number or address */
                    reason: string;
                    /** @description The team; that of the token */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What became of each */
                        results: {
                            /** @description Why the value cannot be read */
                            error: components["schemas"]["Fault"] | null;
                            /** @description Id of the suppression; null of a value that is none */
                            id: string | null;
                            /** @description What kind it is of */
                            kind: ("phone" | "email") | null;
                            /**
                             * @description What became of it
                             * @enum {string}
                             */
                            status: "lifted" | "not_suppressed" | "failed" | "not_attempted";
                            /** @description As it was given */
                            value: string;
                        }[];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    suppressOptedOut: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getSystemHealth: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How the team fares */
                        health: {
                            /** @description Of the last 24 hours, of this team’s tokens and members */
                            api: {
                                /** @description Answered with 400 to 499 */
                                client_errors: number;
                                /** @description Share of requests that ended in a fault of the service */
                                error_rate: number | null;
                                /** @description Half of the requests since yesterday took at most this, in the function; null where more than 10,000, or unknown */
                                p50_ms: number | null;
                                /** @description The same of 95 of 100 */
                                p95_ms: number | null;
                                /** @description At least: of each function instance, those of its last minute may be missing */
                                requests: number;
                                /** @description Answered with 500 and above */
                                server_errors: number;
                            };
                            /** @description The contacts of this page */
                            contacts: {
                                /** @description Contacts that are not in the trash */
                                live: number;
                                /** @description Contacts in the trash */
                                trash: number;
                            };
                            /** @description Whether counters say what there is */
                            counters: {
                                /** @description When they were last held against a full count */
                                checked_at: string | null;
                                /** @description The first of those that still differ */
                                differences: {
                                    /** @description What there is */
                                    counted: number;
                                    /** @description What it counts */
                                    counter: string;
                                    /** @description What it says */
                                    kept: number;
                                }[];
                                /** @description How many still differ */
                                left: number;
                                /** @description How many differed then and were set right */
                                mended: number;
                            };
                            /** @description Contacts that are one person */
                            duplicates: {
                                /** @description Contacts merged into others, in the days of the series */
                                merged: number;
                                /** @description Pairs of contacts that the last complete scan found to be alike; null before the first */
                                pairs: number | null;
                                /** @description When that scan ended */
                                scanned_at: string | null;
                            };
                            /** @description Of the days of the series */
                            imports: {
                                /** @description Imports that could not go on */
                                failed: number;
                                /** @description Imports that decided all of their rows */
                                finished: number;
                                /** @description Rows of these imports that made a contact */
                                rows_created: number;
                                /** @description Rows that failed */
                                rows_failed: number;
                                /** @description Rows that were passed over */
                                rows_skipped: number;
                                /** @description Rows that changed one */
                                rows_updated: number;
                                /** @description From 0 to 1; null where no import ended */
                                success_rate: number | null;
                            };
                            /** @description What is wrong, the worst first */
                            problems: {
                                /**
                                 * @description A stable word for what is wrong
                                 * @enum {string}
                                 */
                                code: "changes_behind" | "api_errors" | "schedule_failed" | "schedule_late" | "dead_letters" | "deliveries_late" | "requests_overdue" | "requests_due" | "counters_differ" | "counters_mended" | "imports_failing" | "rows_failing" | "api_slow";
                                /** @description What is wrong, in a sentence for people */
                                message: string;
                                /** @description Where it says what to do */
                                runbook: string;
                                /** @description The schedule that it is about */
                                schedule: string | null;
                                /**
                                 * @description Whether something does not work, or somebody should look
                                 * @enum {string}
                                 */
                                severity: "bad" | "careful";
                                /** @description Since when, where that is known */
                                since: string | null;
                            }[];
                            /** @description How far timelines, counts and the feed are */
                            projection: {
                                /** @description How long the oldest change of a contact waits; 0 where none does, null where nothing was projected since this version */
                                behind_seconds: number | null;
                                /** @description Whether changes of any team of the stage were given up; null where that was never looked at */
                                has_dead_letters: boolean | null;
                                /** @description How old the oldest of those changes was by then */
                                lag_ms: number | null;
                                /** @description When a change was projected last */
                                projected_at: string | null;
                                /** @description When that change was made */
                                waiting_since: string | null;
                            };
                            /** @description What waits, or is under way */
                            queue: {
                                /** @description Deliveries that are to be sent again; of each webhook 1,000 at most are counted */
                                deliveries: number;
                                /** @description When the first of these deliveries is due, or was */
                                due_since: string | null;
                                /** @description Imports that have not ended: uploads that are to come, those under way, those that wait to be started */
                                imports: number;
                                /** @description Jobs that have not ended */
                                jobs: number;
                            };
                            /** @description Requests of persons for their data or its erasure */
                            requests: {
                                /** @description Those that are due within seven days */
                                due_soon: number;
                                /** @description When the next of them is due */
                                next_due_at: string | null;
                                /** @description Those whose time is over */
                                overdue: number;
                                /** @description Requests that are not answered */
                                waiting: number;
                            };
                            /** @description What runs by the clock */
                            schedules: {
                                /** @description Its id: opaque, with the kind before it, in the order of creation */
                                id: string;
                                /** @description When it began */
                                last_run_at: string | null;
                                /** @description When a run was due that has not begun */
                                late_since: string | null;
                                /** @description When the next is due; null before the first */
                                next_run_at: string | null;
                                /** @description Of the last run; null before the first */
                                state: ("running" | "done" | "failed" | "lost") | null;
                            }[];
                            /** @description 30 days, the oldest first, today last */
                            series: {
                                /** @description Answered with 400 to 499 */
                                client_errors: number;
                                /** @description At the end of the day, today now; null where it is not known */
                                contacts: number | null;
                                /** @description Contacts that were merged into others */
                                contacts_merged: number;
                                /** @description Of UTC, `2026-05-01` */
                                day: string;
                                /** @description The same of the pairs that the last scan had found */
                                duplicate_pairs: number | null;
                                /** @description The same of the bytes of its files */
                                file_bytes: number | null;
                                /** @description Share of that day’s imports that decided all of their rows; null where none ended */
                                import_success_rate: number | null;
                                /** @description Imports that could not go on */
                                imports_failed: number;
                                /** @description Imports that decided all of their rows */
                                imports_finished: number;
                                /** @description Within so long 95 of 100 requests were answered; null where none were, or it took longer than 10,000 */
                                p95_ms: number | null;
                                /** @description How long a change waited to be projected that day, at most; null where nothing was */
                                projection_lag_ms: number | null;
                                /** @description The same of jobs and imports that had not ended and deliveries that waited */
                                queue_depth: number | null;
                                /** @description At least: of each function instance, those of its last minute may be missing */
                                requests: number;
                                /** @description Rows of these imports that made a contact */
                                rows_created: number;
                                /** @description Rows that failed */
                                rows_failed: number;
                                /** @description Rows that were passed over */
                                rows_skipped: number;
                                /** @description Rows that changed one */
                                rows_updated: number;
                                /** @description Answered with 500 and above */
                                server_errors: number;
                                /** @description The same of the trash */
                                trash: number | null;
                            }[];
                            /**
                             * @description That of the worst problem; good where there is none
                             * @enum {string}
                             */
                            status: "good" | "careful" | "bad";
                            /** @description Files of the team: of its drop folders, uploads, exports and runs. Null before they are first measured */
                            storage: {
                                /** @description Their bytes */
                                file_bytes: number | null;
                                /** @description Where the file and its results are; null while there are none */
                                files: number | null;
                                /** @description When they were listed last */
                                measured_at: string | null;
                            };
                        };
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description Tags of this kind */
                kind?: "manual" | "auto" | "system";
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The beginning of the name */
                search?: string;
                /** @description The order; `-` before it for descending */
                sort?: "name" | "-name" | "contact_count" | "-contact_count";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description Whether no live contact bears it */
                unused?: boolean;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Its tags, in the team’s spelling */
                        tags: components["schemas"]["Tag"][];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagCreate"];
            };
        };
        responses: {
            /** @description The team has the tag, give or take case and accents */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    removeUnusedTags: {
        parameters: {
            query: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
                /** @description `true`: only what no contact bears */
                unused: "true";
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description Its tags, in the team’s spelling */
                        tags: components["schemas"]["Tag"][];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getTag: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteTag: {
        parameters: {
            query?: {
                /** @description Whether to answer what would happen, and write nothing */
                dry_run?: boolean;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No contact had to be changed, or it was a dry run */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job is at work on the tag, or it is the system’s own; or rules give it or ask for it. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    renameTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagChange"];
            };
        };
        responses: {
            /** @description No contact had to be changed */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description A job is at work on the tag, or it is the system’s own; or there is a tag of this name: `existing_id`. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    mergeTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagMerge"];
            };
        };
        responses: {
            /** @description No contact had to be changed */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tag */
                        tag: components["schemas"]["Tag"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description A job is at work on the tag, or it is the system’s own. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listTagRules: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /** @description The rules of this page */
                        rules: components["schemas"]["TagRule"][];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createTagRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRuleCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /** @description The rule */
                        rule: components["schemas"]["TagRule"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The tag is being deleted; or the rule is switched off, and cannot be applied. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getTagRule: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The rule */
                        rule: components["schemas"]["TagRule"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteTagRule: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The rule */
                        rule: components["schemas"]["TagRule"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateTagRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRuleChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The rule */
                        rule: components["schemas"]["TagRule"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The tag is being deleted. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    applyTagRule: {
        parameters: {
            query?: {
                /** @description Whether to answer what would happen, and write nothing */
                dry_run?: boolean;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A dry run: nothing was written */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of a dry run */
                        count: number | null;
                        /** @description Whether to answer what would happen, and write nothing */
                        dry_run: boolean;
                        /** @description The job that goes on with it; null where nothing is left to do */
                        job: components["schemas"]["Job"] | null;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The rule is switched off. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The tokens of this page */
                        tokens: components["schemas"]["Token"][];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Send it as `Authorization: Bearer <secret>` */
                        secret: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The token, without its secret */
                        token: components["schemas"]["Token"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The same request has issued its token before, and its secret is not shown again. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getToken: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The token, without its secret */
                        token: components["schemas"]["Token"];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    revokeToken: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The token, without its secret */
                        token: components["schemas"]["Token"];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The team would lose its last admin. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description How many records to pass over; not together with `cursor` */
                offset?: number;
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact number of matches before paging */
                        count: number;
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /** @description How many records were passed over */
                        offset: number;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhooks of this page */
                        webhooks: components["schemas"]["Webhook"][];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Verifies deliveries, as Standard Webhooks has it */
                        secret: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhook */
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ForeignTeam"];
            /** @description The team has as many as it may, or the same request has made its webhook before. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhook */
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhook */
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            422: components["responses"]["KeyReused"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version to change */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhook */
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            412: components["responses"]["OtherVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["VersionWanted"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before; the other parameters stay as they were */
                cursor?: string;
                /** @description How many records a page holds at most */
                limit?: number;
                /** @description Only what is in this state */
                state?: "pending" | "delivered" | "failed" | "cancelled";
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: these records are not counted */
                        count: null;
                        /** @description The deliveries of this page */
                        deliveries: components["schemas"]["Delivery"][];
                        /** @description How many records a page holds at most */
                        limit: number;
                        /** @description Where the next page begins; null when nothing is left */
                        next_cursor: string | null;
                        /**
                         * @description 0: only the cursor passes over records
                         * @constant
                         */
                        offset: 0;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getDelivery: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of the delivery */
                delivery_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The delivery */
                        delivery: components["schemas"]["Delivery"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    redeliver: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the delivery */
                delivery_id: string;
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The delivery */
                        delivery: components["schemas"]["Delivery"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description The webhook is disabled. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Verifies deliveries, as Standard Webhooks has it */
                        secret: string;
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                        /** @description The webhook */
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            /** @description Too often within 24 hours, or the same request has made its secret before. Or: The same `Idempotency-Key` is in flight */
            409: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    testWebhook: {
        parameters: {
            query?: {
                /** @description The team, where a client names it; that of the token */
                team_id?: string;
            };
            header?: {
                /** @description Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of the record */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The delivery */
                        delivery: components["schemas"]["Delivery"];
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            400: components["responses"]["BadHeader"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["InFlight"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["Limited"];
            default: components["responses"]["Other"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            default: components["responses"]["Other"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The stage of the deployment */
                        stage: string;
                        /**
                         * @description What became of it
                         * @constant
                         */
                        status: "ok";
                        /**
                         * @description Whether the request was carried out
                         * @constant
                         */
                        success: true;
                    };
                };
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            default: components["responses"]["Other"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that the caller has: 304 when it is one of them */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The answer is the one that `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadParameter"];
            default: components["responses"]["Other"];
        };
    };
}
