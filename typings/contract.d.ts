/** Made from the API contract by `npm run contract`; do not edit. */
export interface paths {
    "/api/v1/member/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate the card the component handed over. */
        post: operations["memberActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/bootstrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who am I, where am I, my card, what to open, am I announced. */
        post: operations["memberBootstrap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/card-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask WeChat what became of my card. */
        post: operations["memberCardCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue the current member code and the next few ahead. */
        post: operations["memberCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/recognitions/{tapId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Has the counter accepted me? */
        get: operations["memberRecognition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a wx.login code for a session. */
        post: operations["memberSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/binding-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to bind a card of the former system by its number. */
        post: operations["memberBindingRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/binding-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Has the cashier confirmed my old card? */
        get: operations["memberBindingState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bind the phone number that WeChat verified. */
        post: operations["memberPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the merchant knows of me. */
        get: operations["memberProfile"];
        put?: never;
        /** Change or erase what I told of myself. */
        post: operations["memberProfileChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/agreements/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of one version, in plain paragraphs. */
        get: operations["memberAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the agreement, newest first, and what I consented to. */
        get: operations["memberAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consent to the agreement in force, for something that needs it. */
        post: operations["memberConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My data, all of it. */
        get: operations["memberExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What leaving deletes, what is kept and why, and what happens to a balance. */
        get: operations["memberLeavingTerms"];
        put?: never;
        /** Leave the membership. */
        post: operations["memberLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/recognitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who recognised me, when and where; newest first, thirty at a time. */
        get: operations["memberReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/stores/{storeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One store. */
        get: operations["memberStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stores of the merchant, thirty at a time, in the order of its own table. */
        get: operations["memberStores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/chip-lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What does the register know about the chip with this UID? */
        post: operations["staffChipLookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/scheme-lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which entrance does this scheme open? */
        post: operations["staffSchemeLookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/tag-writes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register the outcome of one write, of setting protection, or of erasing. */
        post: operations["staffTagWrite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/write-code-picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The write code one holds, as a mini-program code picture. */
        get: operations["staffWriteCodePicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/write-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look up a write code and reserve tag ids with their schemes. */
        post: operations["staffWriteSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who invites, as what, until when; or whose own phone it binds. */
        get: operations["staffInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/invitations/{invitationId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a staff member by a one-time invitation, or bind this phone to your account. */
        post: operations["staffInvitationAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a wx.login code for the session of an invited staff member. */
        post: operations["staffSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/tag-passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The reversible password of one registered chip (NTAG21x PWD and PACK). */
        post: operations["staffTagPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/taps/{tapId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serve this member; the member page says so. `number` is the one on their phone, among `choices`. */
        post: operations["terminalAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/taps/{tapId}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Done with this member; nothing of them stays on the screen. */
        post: operations["terminalClear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live taps as Server-Sent Events; resume with Last-Event-ID. */
        get: operations["terminalEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/heartbeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I am awake. */
        post: operations["terminalHeartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/identifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Identify by a scanned member code (used once), a card number, or a candidate found by phone tail. */
        post: operations["terminalIdentify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/member-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Members by the last four digits of their phone number, masked, to choose among. */
        post: operations["terminalMemberSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pair a front desk with a one-time code; answers the terminal key once. */
        post: operations["terminalPairing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which terminal am I? */
        get: operations["terminalSelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/taps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The live queue. */
        get: operations["terminalTaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/write-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The terminal's own write code as a picture. */
        post: operations["terminalWriteCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/binding-requests/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member who tells these six digits wants bound; compare it with the card and the person. */
        get: operations["terminalBinding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/binding-requests/{code}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The cashier has seen the old card: bind it, its points and balance become opening entries. */
        post: operations["terminalBindingConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/binding-requests/{code}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The card is not theirs, or nobody could tell. */
        post: operations["terminalBindingRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/confirmations/{confirmationId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Yes, take it from my points or balance. */
        post: operations["memberConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a counter asks me to confirm. */
        get: operations["memberConfirmations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My points and balance, entry by entry. */
        get: operations["memberRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member/confirmations/{confirmationId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No. */
        post: operations["memberRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/confirmations/{confirmationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a confirmation. */
        get: operations["terminalConfirmation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the member, on their phone, to confirm spending. */
        post: operations["terminalConfirmationAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/confirmations/{confirmationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the question back, while it is not answered. */
        post: operations["terminalConfirmationWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/ledger-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this terminal booked, newest first. */
        get: operations["terminalLedgerEntries"];
        put?: never;
        /** Add or take away points or balance of an accepted member. */
        post: operations["terminalLedgerEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terminal/ledger-entries/{entryId}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back an entry that this terminal booked; once. */
        post: operations["terminalLedgerReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/demo-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the demo merchant as its owner (developer preview only). */
        post: operations["consoleDemoLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/environment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is this the developer preview beside the simulated WeChat platform? */
        get: operations["consoleEnvironment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a login name and a password; sets the session cookie. */
        post: operations["consoleLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session. */
        post: operations["consoleLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, for which merchant. */
        get: operations["consoleMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小程序码 of an entrance. */
        get: operations["consoleEntrancePicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}": {
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
        /** Enable or disable an entrance. */
        patch: operations["consoleEntranceSwitch"];
        trace?: never;
    };
    "/api/v1/console/entrances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 会员领卡用卡入口: the merchant-wide row first, then stores; terminals are listed inside their store. */
        get: operations["consoleEntrances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tags written for an entrance, newest first. */
        get: operations["consoleTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/stores/{storeId}/terminals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Terminals of a store with their entrances. */
        get: operations["consoleTerminals"];
        put?: never;
        /** Add a terminal to a store, with its entrance. */
        post: operations["consoleTerminalAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/write-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the write code of an entrance; `renew` revokes the old one first. */
        post: operations["consoleWriteCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/write-codes/{writeCodeId}/code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The write code as a mini-program code picture. */
        get: operations["consoleWriteCodePicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/write-codes/{writeCodeId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a write code. */
        post: operations["consoleWriteCodeRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is. */
        get: operations["consoleImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an import; what was taken over already stays. */
        post: operations["consoleImportCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the rows over, in the background. Bad rows are left out only when that is said. */
        post: operations["consoleImportConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the dry run found wrong, by line. */
        get: operations["consoleImportFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The file itself, CSV or XLSX, at most 64 MB, as a stream. Its rows are stored and the dry run begins; nothing is taken over yet. */
        put: operations["consoleImportFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{importId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the dry run found wrong, as a file. */
        get: operations["consoleImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last 20 imports, newest first. */
        get: operations["consoleImports"];
        put?: never;
        /** Announce a file to be imported; send it with `consoleImportFile`. */
        post: operations["consoleImportStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty file with the columns of an import and two rows as an example. */
        get: operations["consoleImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/old-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of the former system, masked, and whether they were bound, as CSV or XLSX, streamed. */
        get: operations["consoleOldMembersExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stores with their organisations and terminals as CSV or XLSX, streamed; can be imported again. */
        get: operations["consoleStoresExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable or disable many stores: those named, or all that a filter finds. */
        post: operations["consoleEntrancesSwitch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-landscape.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A6 landscape, neutral design: for anybody, at an address that stays. */
        get: operations["blankLandscapePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-landscape.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A6 landscape, neutral design: for anybody, at an address that stays. */
        get: operations["blankLandscapePng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-landscape.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A6 landscape, neutral design: for anybody, at an address that stays. */
        get: operations["blankLandscapeSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-portrait.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A5 portrait, neutral design: for anybody, at an address that stays. */
        get: operations["blankPortraitPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-portrait.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A5 portrait, neutral design: for anybody, at an address that stays. */
        get: operations["blankPortraitPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/blank-portrait.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 空码 stand, A5 portrait, neutral design: for anybody, at an address that stays. */
        get: operations["blankPortraitSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/code-print.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小程序码 of an entrance in the size for print. */
        get: operations["consoleCodeForPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/code.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小程序码 of an entrance as SVG of 60 mm: WeChat’s picture, placed in real size. */
        get: operations["consoleCodeSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/material-design": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Brand colour with its contrast, logo, and how many stands a sheet takes. */
        get: operations["consoleMaterialDesign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/material.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stand of an entrance for the printer: vector, no fonts, real millimetres, bleed and crop marks. */
        get: operations["consoleMaterialPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/material.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stand of an entrance at 300 dpi. */
        get: operations["consoleMaterialPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/material-sheets.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Up to 40 stands imposed on A4, A3 or A3+ sheets with crop marks; more go by the zip. */
        get: operations["consoleMaterialSheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/entrances/{entranceId}/material.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stand of an entrance as SVG: the preview of the same drawing. */
        get: operations["consoleMaterialSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/materials.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stands, print sheets or codes of many entrances in one zip, streamed; what could not be made is named in a text file inside. */
        get: operations["consoleMaterialsZip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/front-desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How front desks work here: the picking of numbers, and whom we tell. */
        get: operations["consoleFrontDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/members/{memberId}/ledger-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member's points and balance, newest first. */
        get: operations["consoleMemberEntries"];
        put?: never;
        /** Put a member's points or balance right, with a reason. */
        post: operations["consoleLedgerAdjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/front-desk/pick-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** When cashiers pick the number on the member's phone: when more than one waits, or always. */
        post: operations["consolePickRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/webhooks/{webhookId}": {
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
        /** Pause a webhook, or let it go on; what happens meanwhile waits for at most a day. */
        patch: operations["consoleWebhookPause"];
        trace?: never;
    };
    "/api/v1/console/webhooks/{webhookId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell this address no more. */
        post: operations["consoleWebhookRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell a public https address of what happens at one terminal, or at all of them. */
        post: operations["consoleWebhookSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a webhook once and say how it answered; when well, what waited is told at once. */
        post: operations["consoleWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Staff, their invitations of the last 30 days, and who may write tags. */
        get: operations["consoleStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/staff/{staffId}": {
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
        /** Change the role or the stores of a staff member, disable or enable them; disabling ends their sessions at once. */
        patch: operations["consoleStaffChange"];
        trace?: never;
    };
    "/api/v1/console/staff-invitations/{invitationId}/code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invitation as a mini-program code picture. */
        get: operations["consoleStaffInvitationPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/staff-invitations/{invitationId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an invitation that nobody used. */
        post: operations["consoleStaffInvitationRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/staff-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite one person to a role, by a one-time mini-program code. */
        post: operations["consoleStaffInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-password-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the key behind tag passwords, newest first, and how many chips depend on each. */
        get: operations["consoleTagPasswordKeys"];
        put?: never;
        /** New passwords come from a new key; chips keep theirs, and older keys are kept for them. */
        post: operations["consoleTagPasswordKeyRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/write-policy": {
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
        /** Who may write tags: whoever holds a write code, or invited staff only. */
        patch: operations["consoleWritePolicy"];
        trace?: never;
    };
    "/api/v1/console/tags/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable or enable tags, report them lost or found; no stand is written anew for it. */
        post: operations["consoleTagActs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tags/{tagId}/writes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was reported about a tag and what people did to it, newest first, at most 200 of each. */
        get: operations["consoleTagHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tags/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let tags lead to another entrance, without writing them anew. */
        post: operations["consoleTagMoves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tags that were written, the newest first. `recent`: tapped within 7 days, `long_ago`: not within 30. */
        get: operations["consoleTagRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what and when, newest first. Days are those of China, both included. */
        get: operations["consoleAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/scheme-queue/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks WeChat again now, however long the queue meant to rest. */
        post: operations["consoleSchemeQueueResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** NFC schemes: the lifetime quota, the queue and why it rests, and the orders, newest first. */
        get: operations["consoleSchemes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders tags in bulk: for the pool, or to be written by a tag factory. Their schemes are issued in the background. */
        post: operations["consoleTagOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-orders/{orderId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pauses, resumes or cancels an order; tags of a cancelled one go to the pool. */
        post: operations["consoleTagOrderMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 到店统计: taps, claims and recognitions of a period, whole and day by day. */
        get: operations["consoleFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/figures/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same by store, terminal or tag, the most tapped first. */
        get: operations["consoleFiguresBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-orders/{orderId}/factory-file.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file for the tag factory: serial, scheme, NDEF message and page image of every tag, with columns for what it reads back. */
        get: operations["consoleFactoryFileCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-orders/{orderId}/factory-file.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file for the tag factory: serial, scheme, NDEF message and page image of every tag, with columns for what it reads back. */
        get: operations["consoleFactoryFileXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/readbacks/{readbackId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a read-back: rows by verdict. */
        get: operations["consoleReadback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/tag-orders/{orderId}/readbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last 50 read-backs of an order, newest first. */
        get: operations["consoleReadbacks"];
        put?: never;
        /** Checks what the factory read back, CSV or XLSX, at most 32 MB, as a stream: a verdict per row. No tag is changed; each file has a report of its own. */
        post: operations["consoleReadbackCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/readbacks/{readbackId}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registers the next rows that match, at most 1,000, as written and verified; call again while some are left. */
        post: operations["consoleReadbackRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/readbacks/{readbackId}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verdict of every row as a table. */
        get: operations["consoleReadbackReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/readbacks/{readbackId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a read-back by line; without a verdict those that are not in order. */
        get: operations["consoleReadbackRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member: card, consents, old cards. */
        get: operations["consoleMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/members/{memberId}/taps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member's visits, newest first. */
        get: operations["consoleMemberTaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members, the newest first. */
        get: operations["consoleMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log as CSV or XLSX. */
        get: operations["consoleAuditFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of taps by day, store, terminal or tag, as CSV or XLSX. */
        get: operations["consoleFiguresFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members as CSV or XLSX, names and phone numbers masked. */
        get: operations["consoleMembersFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/exports/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tags as CSV or XLSX; never their links. */
        get: operations["consoleTagsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/refunds/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is owed against a refund number. */
        post: operations["consoleRefundLookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/refunds/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The balance was paid back: ends it in the ledger, once. */
        post: operations["consoleRefundSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/own-phone-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A one-time code that binds the phone that scans it to your own account. */
        post: operations["consoleOwnPhoneLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/own-phone-links/{linkId}/code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link as a mini-program code picture; for the person it belongs to alone. */
        get: operations["consoleOwnPhoneLinkPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use a one-time link: the operator's makes an owner, an invitation makes staff. Logs in; a retry needs the same password. */
        post: operations["consoleJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own password; every other session of the same person ends. */
        post: operations["consolePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new merchant with its first owner, as far as the operator allows it. Logs in. */
        post: operations["consoleSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a one-time link is for, before it is used. The token travels in the body, never in an address. */
        post: operations["consoleWelcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every step of setting up, with what the last pre-flight found. */
        get: operations["consoleGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/guide/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Really asks WeChat about every step, without using anything up: the one scheme it may issue is kept for the first tag. */
        post: operations["consolePreflight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first fifty organisations whose name has this part, to choose among. */
        get: operations["consoleOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/terminals/{terminalId}/pairing-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A one-time code that pairs a front desk with this terminal. */
        post: operations["consolePairingCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/stores/{storeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A store as its form shows it. */
        get: operations["consoleStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is named of a store and leave the rest; its entrance, tags and codes stay as they are. `was`: what the change rests on, refused when it is no longer so. */
        patch: operations["consoleStoreChange"];
        trace?: never;
    };
    "/api/v1/console/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a store with its entrance, and terminals with theirs. */
        post: operations["consoleStoreAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/terminals/{terminalId}": {
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
        /** Give a terminal another name. */
        patch: operations["consoleTerminalRename"];
        trace?: never;
    };
    "/api/v1/console/terminals/{terminalId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke the terminal key. */
        post: operations["consoleTerminalRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a new version of both texts; members consent anew when something needs it. */
        post: operations["consoleAgreementPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/mini-program": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The mini-program's AppID and AppSecret; kept only when WeChat accepts them. */
        post: operations["consoleMiniProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/nfc-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** model_id of the NFC device and whether it is 一机一码 (per_tag) or 一型一码 (shared). */
        post: operations["consoleNfcModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/push-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Token and EncodingAESKey of the message push: made here, or pasted. Shown in this answer only. */
        post: operations["consolePushKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/service-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The service account's AppID and AppSecret; kept only when WeChat accepts them. */
        post: operations["consoleServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of the merchant; secrets are told only by when they were set. */
        get: operations["consoleSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** How the member center looks and behaves; what is left out stays. `was`: what the change rests on, refused when it is no longer so. */
        patch: operations["consoleSettingsChange"];
        trace?: never;
    };
    "/api/v1/console/settings/card/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use a card that exists; its opening link is asked for at WeChat, or pasted and compared. */
        post: operations["consoleCardAdopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/card/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a member card at WeChat with its form fields and opening link, and use it. */
        post: operations["consoleCardCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/settings/card/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设置开卡字段: what the card-opening component asks for. */
        post: operations["consoleCardForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wechat/{pushId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verify the message URL. */
        get: operations["wechatPushCheck"];
        put?: never;
        /** Receive a message push. */
        post: operations["wechatPush"];
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
        Error: {
            /**
             * @description - `bad_request` (400): 请求内容不符合要求，请检查后重试。
             *     - `idempotency_key_missing` (400): 缺少防重复编号（Idempotency-Key），请升级到最新版本后重试。
             *     - `idempotency_conflict` (409): 同一个防重复编号被用于不同的内容，请重新操作一次。
             *     - `route_not_found` (404): 没有这个接口，请核对地址或升级版本。
             *     - `rate_limited` (429): 操作太频繁，请稍等片刻再试。
             *     - `unauthenticated` (401): 尚未登录或登录已失效，请重新登录。
             *     - `session_expired` (401): 登录已过期，正在为您重新登录，请稍候再试。
             *     - `forbidden` (403): 当前账号没有这项权限，请联系商家管理员。
             *     - `csrf_failed` (403): 页面已过期，请刷新后重试。
             *     - `login_failed` (401): 登录名或密码不正确，请核对后重试。
             *     - `password_wrong` (403): 当前密码不正确，请核对后重试。
             *     - `sign_up_closed` (403): 本平台没有开放注册，请联系平台管理员为您开通。
             *     - `link_invalid` (410): 这个链接无效、已被使用或已过期，请向平台管理员索取新的链接。
             *     - `login_name_taken` (409): 这个登录名已被使用，请换一个登录名。
             *     - `wechat_login_rejected` (401): 微信登录凭证已失效，请重新进入小程序。
             *     - `wechat_busy` (503): 微信服务繁忙，请稍后再试；已有的会员卡不受影响。
             *     - `wechat_misconfigured` (502): 商家的微信配置有误，请联系商家检查小程序与服务号设置。
             *     - `app_id_taken` (409): 这个 AppID 已由本平台的另一个商家使用；若它属于您，请联系平台管理员。
             *     - `app_id_frozen` (409): 这个 AppID 已写进标签或会员卡，不能再更换；如需使用另一个账号，请另建一个商家。
             *     - `service_account_missing` (409): 还没有填写服务号的 AppID 和 AppSecret，请先填写，会员卡属于服务号。
             *     - `card_link_invalid` (422): 这不是会员卡的开卡链接，请复制以 mp.weixin.qq.com/bizmall/activatemembercard 开头的完整链接。
             *     - `card_link_mismatch` (422): 开卡链接不属于这个会员卡编号，请核对 card_id，或留空链接由系统向微信获取。
             *     - `card_unusable` (422): 这张会员卡没有开启一键激活（wx_activate）或已被删除，开卡组件打不开它，请换一张或新建。
             *     - `card_form_invalid` (422): 同一个开卡字段不能既必填又选填，请只保留一处。
             *     - `card_creation_unclear` (409): 已向微信提交建卡，但没有收到结果：请到微信公众平台“卡券功能”查看，已建成就填写它的 card_id 采用，没有再重新创建。
             *     - `logo_unusable` (422): logo 必须是不超过 32 KB 的 PNG、JPEG 或 WebP 图片，请换一张。
             *     - `mini_program_missing` (409): 还没有填写小程序的 AppID 和 AppSecret，请店主先到“商家设置”填写。
             *     - `merchant_unknown` (404): 没有找到这个小程序对应的商家，请联系商家确认已完成接入。
             *     - `merchant_suspended` (403): 该商家已暂停服务，请联系商家。
             *     - `entrance_unknown` (404): 没有找到这个入口，请刷新列表后重试。
             *     - `period_too_long` (422): 一次最多统计 366 天，请缩短时间范围。
             *     - `store_unknown` (404): 没有找到这家门店，请刷新列表后重试。
             *     - `changed_meanwhile` (409): 这里的内容在您打开之后被别人改过，没有保存；请核对最新的内容后再保存一次。
             *     - `terminal_unknown` (404): 没有找到这个收银终端，请刷新列表后重试。
             *     - `store_name_taken` (409): 这个机构已有同名的门店，请换一个名称。
             *     - `store_code_taken` (409): 这个门店编码已属于另一家门店，请换一个编码，或先修改那家门店的编码。
             *     - `terminal_name_taken` (409): 这家门店已有同名的收银终端，请换一个名称。
             *     - `card_not_configured` (409): 商家尚未配置会员卡，暂时无法领卡，请联系商家。
             *     - `claim_unknown` (404): 这次领卡已失效，请返回会员中心重新领取。
             *     - `activation_pending` (409): 微信正在处理您的会员卡，请稍候几秒再试。
             *     - `activation_rejected` (422): 开卡信息已失效，请返回会员中心重新领取。
             *     - `not_a_member` (409): 您还不是会员，请先领取会员卡。
             *     - `agreement_unknown` (404): 没有找到这个版本的协议，请返回重试。
             *     - `agreement_outdated` (409): 协议已有新版本，请阅读新版本后再同意。
             *     - `consent_required` (409): 这项操作需要您的同意，请先阅读会员协议与隐私政策，同意后再试。
             *     - `birthday_impossible` (422): 生日不能晚于今天，也不能早于 1900 年，请重新选择。
             *     - `phone_code_rejected` (422): 手机号授权已失效，请重新点按“绑定手机号”。
             *     - `leave_changed` (409): 您的积分或余额刚刚有变动，请核对后再次确认退出。
             *     - `refund_unknown` (404): 没有找到这个退款号，请与顾客手机上的“余额退款号”核对。
             *     - `refund_settled` (409): 这个退款号的余额已经退还，不能再退一次。
             *     - `binding_request_unknown` (404): 没有找到这个绑定申请，或它已处理、已过期；请会员在手机上重新申请。
             *     - `old_card_unknown` (404): 没有可绑定的旧会员卡：请核对卡号，或它已被绑定。
             *     - `write_code_unknown` (404): 没有找到这个写卡码，请向商家索取新的写卡码。
             *     - `write_code_expired` (410): 写卡码已过期，请在商家平台重新获取。
             *     - `write_code_revoked` (410): 写卡码已被撤销，请在商家平台重新获取。
             *     - `write_code_exhausted` (429): 这个写卡码今天的写入次数已用完，请明天再试或换一个写卡码。
             *     - `schemes_not_ready` (503): 可写入的链接正在向微信申请，请稍等一分钟再试。
             *     - `scheme_quota_exceeded` (409): 超出了小程序 NFC Scheme 的终身额度，请减少数量。
             *     - `nfc_model_missing` (409): 还没有填写小程序和 NFC 设备型号（model_id），请店主先到“商家设置”填写。
             *     - `tag_order_shared` (409): 一型一码的商家只有一个 Scheme，所有标签内容相同，不能逐枚下单；请在“商家设置”改用一机一码的型号。
             *     - `tag_order_unknown` (404): 没有找到这个批次，请刷新列表后重试。
             *     - `tag_order_over` (409): 这个批次的状态已经变了，不能再这样操作，请刷新列表。
             *     - `tag_order_unfinished` (409): 这个批次的 Scheme 还没有发放完，请等它完成后再下载工厂文件。
             *     - `readback_unknown` (404): 没有找到这次回读，请刷新列表后重试。
             *     - `readback_unreadable` (422): 这个文件读不懂，请上传工厂按模板填好“UID”和“读回内容”的 CSV 或 XLSX 文件。
             *     - `tag_unknown` (404): 没有找到这个标签编号，请重新扫描写卡码。
             *     - `tag_not_verified` (409): 这枚标签还没有登记为“已校验”，请先写入并校验成功，再设置保护。
             *     - `tag_not_protected` (409): 没有这枚标签的密码记录，它不是由本商家设置密码的。
             *     - `staff_required` (403): 商家只允许受邀员工写卡，请先用微信扫描商家的员工邀请码，或请受邀员工操作。
             *     - `not_staff` (403): 您还不是这家商家的员工，请向商家索取员工邀请码。
             *     - `already_staff` (409): 您已经是这家商家的员工，不需要再接受邀请。
             *     - `invitation_unknown` (404): 没有找到这个邀请，请向商家索取新的员工邀请码。
             *     - `invitation_expired` (410): 邀请已过期，请向商家索取新的员工邀请码。
             *     - `invitation_revoked` (410): 邀请已被撤销，请向商家索取新的员工邀请码。
             *     - `invitation_used` (410): 这个邀请已被使用，请向商家索取新的员工邀请码。
             *     - `stores_required` (422): 请至少选择一家门店，或选择“全部门店”；店长必须指定门店，只能看到和管理这些门店。
             *     - `staff_unknown` (404): 没有找到这位员工，请刷新列表后重试。
             *     - `last_owner` (409): 商家至少要有一位店主，请先邀请另一位店主。
             *     - `pairing_code_invalid` (410): 配对码不正确或已失效，请在商家平台重新生成。
             *     - `terminal_revoked` (401): 此收银终端已被解除配对，请在商家平台重新配对。
             *     - `tap_unknown` (404): 没有找到这位会员的到店记录，请请会员再碰一次。
             *     - `tap_not_waiting` (409): 这位会员已被处理或已超时，请请会员再碰一次。
             *     - `tap_not_stored` (409): 这次到店尚未保存完成，请稍等一秒再试。
             *     - `tap_number_required` (409): 请看会员手机上的两位数字，选中同一个数字后再接待；手机上没有数字的，请会员出示会员码。
             *     - `tap_number_wrong` (409): 选的数字与会员手机上的不一致，请再核对；选错两次，这次到店会被清除，请会员再碰一次或出示会员码。
             *     - `member_code_invalid` (404): 会员码无效，请会员刷新后重新出示。
             *     - `member_code_expired` (410): 会员码已过期，请会员刷新后重新出示。
             *     - `member_code_used` (409): 会员码已使用过，请会员刷新后重新出示。
             *     - `card_number_unknown` (404): 没有找到这个卡号的会员，请核对号码，或请会员出示会员码。
             *     - `member_candidate_over` (410): 查找结果已过期，请重新输入手机尾号查找。
             *     - `member_unknown` (404): 没有找到这位会员，请刷新列表后重试。
             *     - `identification_over` (409): 这次识别已结束或时间太久，请请会员再碰一次或出示会员码，再继续操作。
             *     - `confirmation_required` (409): 使用积分或余额需要会员本人确认：请扫描会员码，或请会员在手机上确认。
             *     - `points_insufficient` (409): 会员的积分不够，请减少使用的积分后重试。
             *     - `balance_insufficient` (409): 会员的余额不足，请减少金额或换一种付款方式。
             *     - `ledger_limit` (422): 超出了单个会员可持有的积分或余额上限，请核对数额后重试。
             *     - `ledger_entry_unknown` (404): 没有找到这笔记录，请刷新列表后重试。
             *     - `ledger_entry_reversed` (409): 这笔记录已经撤销过，不能再次撤销，请刷新列表。
             *     - `ledger_entry_final` (409): 撤销记录和期初记录不能再撤销；如需更正，请重新记一笔。
             *     - `confirmation_unknown` (404): 没有找到这次确认，请请前台重新发起。
             *     - `confirmation_over` (409): 这次确认已经结束或超时，请请前台重新发起。
             *     - `material_character_missing` (422): 名称里有印刷字库没有的字，请改用常用字，或不印门店名称。
             *     - `material_name_too_long` (422): 名称太长，放不下，请改短名称，或不印门店名称。
             *     - `material_too_many` (422): 一次最多拼 40 个立牌，请缩小范围，或改用打包下载。
             *     - `webhook_address_refused` (422): 回调地址必须是公网可以访问的 https 地址，不能是本机或内网地址，请检查后重新填写。
             *     - `webhook_unknown` (404): 没有找到这个回调地址，请刷新列表后重试。
             *     - `sheet_encoding` (422): 文件的文字编码不是 UTF-8、GB18030 或 UTF-16，请用 Excel 另存为 XLSX 后重新上传。
             *     - `sheet_old_excel` (422): 这是旧版 .xls 文件或加了密码的文件，请用 Excel 去掉密码并另存为 .xlsx 后重新上传。
             *     - `sheet_damaged` (422): 文件读不出来：它不是完整的 CSV 或 XLSX 表格，请重新导出或另存后再上传。
             *     - `sheet_too_large` (413): 文件太大：一个文件最多 64 MB、一百万行、64 列，每格最多 8000 字，请拆成几个文件。
             *     - `sheet_columns` (422): 表头与模板不符，请下载模板，按模板的列名填写后重新上传。
             *     - `sheet_empty` (422): 文件里没有数据行：第一行是表头，数据从第二行开始，请检查后重新上传。
             *     - `import_unknown` (404): 没有找到这次导入，请刷新列表后重试。
             *     - `import_not_ready` (409): 这次导入现在不能做这一步，请刷新后按页面提示操作。
             *     - `import_has_faults` (409): 文件里还有不合格的行：请改好后重新上传，或选择跳过这些行。
             *     - `import_busy` (409): 另一个导入正在写入，请等它完成或取消它，再确认这一个。
             *     - `database_busy` (503): 系统繁忙，请稍后再试；您的操作尚未生效。
             *     - `internal` (500): 系统出了点问题，请稍后再试；如反复出现，请把编号告诉商家。
             * @enum {string}
             */
            code: "bad_request" | "idempotency_key_missing" | "idempotency_conflict" | "route_not_found" | "rate_limited" | "unauthenticated" | "session_expired" | "forbidden" | "csrf_failed" | "login_failed" | "password_wrong" | "sign_up_closed" | "link_invalid" | "login_name_taken" | "wechat_login_rejected" | "wechat_busy" | "wechat_misconfigured" | "app_id_taken" | "app_id_frozen" | "service_account_missing" | "card_link_invalid" | "card_link_mismatch" | "card_unusable" | "card_form_invalid" | "card_creation_unclear" | "logo_unusable" | "mini_program_missing" | "merchant_unknown" | "merchant_suspended" | "entrance_unknown" | "period_too_long" | "store_unknown" | "changed_meanwhile" | "terminal_unknown" | "store_name_taken" | "store_code_taken" | "terminal_name_taken" | "card_not_configured" | "claim_unknown" | "activation_pending" | "activation_rejected" | "not_a_member" | "agreement_unknown" | "agreement_outdated" | "consent_required" | "birthday_impossible" | "phone_code_rejected" | "leave_changed" | "refund_unknown" | "refund_settled" | "binding_request_unknown" | "old_card_unknown" | "write_code_unknown" | "write_code_expired" | "write_code_revoked" | "write_code_exhausted" | "schemes_not_ready" | "scheme_quota_exceeded" | "nfc_model_missing" | "tag_order_shared" | "tag_order_unknown" | "tag_order_over" | "tag_order_unfinished" | "readback_unknown" | "readback_unreadable" | "tag_unknown" | "tag_not_verified" | "tag_not_protected" | "staff_required" | "not_staff" | "already_staff" | "invitation_unknown" | "invitation_expired" | "invitation_revoked" | "invitation_used" | "stores_required" | "staff_unknown" | "last_owner" | "pairing_code_invalid" | "terminal_revoked" | "tap_unknown" | "tap_not_waiting" | "tap_not_stored" | "tap_number_required" | "tap_number_wrong" | "member_code_invalid" | "member_code_expired" | "member_code_used" | "card_number_unknown" | "member_candidate_over" | "member_unknown" | "identification_over" | "confirmation_required" | "points_insufficient" | "balance_insufficient" | "ledger_limit" | "ledger_entry_unknown" | "ledger_entry_reversed" | "ledger_entry_final" | "confirmation_unknown" | "confirmation_over" | "material_character_missing" | "material_name_too_long" | "material_too_many" | "webhook_address_refused" | "webhook_unknown" | "sheet_encoding" | "sheet_old_excel" | "sheet_damaged" | "sheet_too_large" | "sheet_columns" | "sheet_empty" | "import_unknown" | "import_not_ready" | "import_has_faults" | "import_busy" | "database_busy" | "internal";
            message: string;
            requestId: string;
        };
    };
    responses: {
        /** @description bad_request */
        Common400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {unknown} */
                    code: "bad_request";
                };
            };
        };
        /** @description route_not_found */
        Common404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {unknown} */
                    code: "route_not_found";
                };
            };
        };
        /** @description rate_limited */
        Common429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {unknown} */
                    code: "rate_limited";
                };
            };
        };
        /** @description internal */
        Common500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {unknown} */
                    code: "internal";
                };
            };
        };
        /** @description database_busy */
        Common503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {unknown} */
                    code: "database_busy";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    memberActivation: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claimId?: string;
                    agreementVersion?: string;
                    activateTicket: string;
                    cardId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        card: {
                            /** @constant */
                            state: "visitor";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "pending";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "deleted";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "member";
                            member: {
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                name: string | null;
                                cardId: string;
                                cardCode: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                        recognition: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "after_claim";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "asleep";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "announced";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                            number: string | null;
                        } | {
                            state: "accepted" | "cleared" | "expired";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description claim_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "claim_unknown" | "route_not_found";
                    };
                };
            };
            /** @description consent_required, card_not_configured, activation_pending, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "consent_required" | "card_not_configured" | "activation_pending" | "idempotency_conflict";
                    };
                };
            };
            /** @description activation_rejected */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "activation_rejected";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    memberBootstrap: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    code?: string;
                    entry: {
                        how: "tag" | "code" | "card_pack" | "share" | "plain";
                        scene: number;
                        id?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        /** Format: date-time */
                        serverTime: string;
                        merchant: {
                            name: string;
                            brandColor: string;
                            logo: string | null;
                            cardTitle: string;
                            benefits: string[];
                            agreementVersion: string | null;
                            servicePhone: string | null;
                        };
                        entrance: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "unknown";
                        } | {
                            /** @constant */
                            state: "disabled";
                            place: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            };
                        } | {
                            /** @constant */
                            state: "open";
                            place: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            };
                        };
                        card: {
                            /** @constant */
                            state: "visitor";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "pending";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "deleted";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "member";
                            member: {
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                name: string | null;
                                cardId: string;
                                cardCode: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                        recognition: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "after_claim";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "asleep";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "announced";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                            number: string | null;
                        } | {
                            state: "accepted" | "cleared" | "expired";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description session_expired, wechat_login_rejected */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "session_expired" | "wechat_login_rejected";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description merchant_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    memberCardCheck: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claimId?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        card: {
                            /** @constant */
                            state: "visitor";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "pending";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "deleted";
                            claim: {
                                id: string;
                                appId: string;
                                extraData: {
                                    encrypt_card_id: string;
                                    outer_str: string;
                                    biz: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        } | {
                            /** @constant */
                            state: "member";
                            member: {
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                name: string | null;
                                cardId: string;
                                cardCode: string;
                                /** Format: date-time */
                                since: string;
                            };
                        };
                        recognition: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "after_claim";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "asleep";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "announced";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                            number: string | null;
                        } | {
                            state: "accepted" | "cleared" | "expired";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                        };
                        mayFollow: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    memberCodes: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        serverTime: string;
                        codes: {
                            code: string;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string;
                        }[];
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description not_a_member, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "not_a_member" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberRecognition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tapId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recognition: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "after_claim";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "asleep";
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                        } | {
                            /** @constant */
                            state: "announced";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                            number: string | null;
                        } | {
                            state: "accepted" | "cleared" | "expired";
                            tapId: string;
                            counter: {
                                storeName: string;
                                terminalName: string;
                            };
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description tap_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description wechat_login_rejected */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_login_rejected";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description merchant_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    memberBindingRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cardNumber: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: {
                            id: string;
                            code: string;
                            cardNumber: string;
                            state: "waiting" | "confirmed" | "refused" | "expired";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict, not_a_member, consent_required */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "not_a_member" | "consent_required";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberBindingState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: {
                            id: string;
                            code: string;
                            cardNumber: string;
                            state: "waiting" | "confirmed" | "refused" | "expired";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description binding_request_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "binding_request_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberPhone: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profile: {
                            nickname: string | null;
                            birthday: string | null;
                            name: string | null;
                            maskedPhone: string | null;
                            phoneVerifiedAt: string | null;
                            oldCards: {
                                maskedNumber: string;
                                points: number;
                                balanceFen: number;
                                /** Format: date-time */
                                boundAt: string;
                            }[];
                        };
                        newlyBound: {
                            maskedNumber: string;
                            points: number;
                            balanceFen: number;
                            /** Format: date-time */
                            boundAt: string;
                        }[];
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict, not_a_member, consent_required */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "not_a_member" | "consent_required";
                    };
                };
            };
            /** @description phone_code_rejected */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "phone_code_rejected";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    memberProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profile: {
                            nickname: string | null;
                            birthday: string | null;
                            name: string | null;
                            maskedPhone: string | null;
                            phoneVerifiedAt: string | null;
                            oldCards: {
                                maskedNumber: string;
                                points: number;
                                balanceFen: number;
                                /** Format: date-time */
                                boundAt: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description not_a_member */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "not_a_member";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberProfileChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    nickname?: string | null;
                    birthday?: string | null;
                    phone?: null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profile: {
                            nickname: string | null;
                            birthday: string | null;
                            name: string | null;
                            maskedPhone: string | null;
                            phoneVerifiedAt: string | null;
                            oldCards: {
                                maskedNumber: string;
                                points: number;
                                balanceFen: number;
                                /** Format: date-time */
                                boundAt: string;
                            }[];
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict, not_a_member, consent_required */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "not_a_member" | "consent_required";
                    };
                };
            };
            /** @description birthday_impossible */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "birthday_impossible";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        /** Format: date-time */
                        publishedAt: string;
                        current: boolean;
                        documents: {
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description agreement_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "agreement_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        current: string | null;
                        versions: {
                            version: string;
                            /** Format: date-time */
                            publishedAt: string;
                        }[];
                        consents: {
                            version: string;
                            purpose: "claim" | "phone" | "profile" | "old_card";
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    purpose: "claim" | "phone" | "profile" | "old_card";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consent: {
                            version: string;
                            purpose: "claim" | "phone" | "profile" | "old_card";
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description agreement_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "agreement_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict, agreement_outdated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "agreement_outdated";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        madeAt: string;
                        merchantName: string;
                        member: {
                            number: string;
                            state: string;
                            level: string;
                            points: number;
                            balanceFen: number;
                            name: string | null;
                            nickname: string | null;
                            birthday: string | null;
                            phone: string | null;
                            phoneVerifiedAt: string | null;
                            cardCode: string;
                            since: string | null;
                            oldCards: {
                                maskedNumber: string;
                                points: number;
                                balanceFen: number;
                                /** Format: date-time */
                                boundAt: string;
                            }[];
                        } | null;
                        /** Format: date-time */
                        firstSeenAt: string;
                        consents: {
                            version: string;
                            purpose: "claim" | "phone" | "profile" | "old_card";
                            /** Format: date-time */
                            at: string;
                        }[];
                        visits: {
                            /** Format: date-time */
                            at: string;
                            how: string;
                            evidence: string;
                            state: string;
                            storeName: string | null;
                            terminalName: string | null;
                        }[];
                        entries: {
                            /** Format: date-time */
                            at: string;
                            account: string;
                            kind: string;
                            amount: number;
                            balanceAfter: number;
                            reason: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberLeavingTerms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        points: number;
                        balanceFen: number;
                        balance: {
                            /** @constant */
                            state: "none";
                        } | {
                            /** @constant */
                            state: "kept_for_refund";
                            balanceFen: number;
                        };
                        deletes: ("card" | "points" | "name_and_nickname" | "phone" | "birthday" | "visits" | "old_cards")[];
                        keeps: ("ledger" | "consents" | "balance_owed")[];
                        servicePhone: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description not_a_member */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "not_a_member";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberLeave: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: {
                        points: number;
                        balanceFen: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        leftAt: string;
                        refund: {
                            number: string;
                            balanceFen: number;
                        } | null;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict, not_a_member, leave_changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "not_a_member" | "leave_changed";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberReceipts: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recognitions: {
                            tapId: string;
                            storeName: string;
                            terminalName: string;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        store: {
                            id: string;
                            name: string;
                            organisationName: string;
                            address: string | null;
                            hours: string | null;
                            phone: string | null;
                            entranceId: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberStores: {
        parameters: {
            query?: {
                cursor?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stores: {
                            id: string;
                            name: string;
                            organisationName: string;
                            address: string | null;
                            hours: string | null;
                            phone: string | null;
                            entranceId: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    staffChipLookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    uid: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        whose: "not_ours";
                    } | {
                        /** @constant */
                        whose: "unassigned";
                        protection: "none" | "password" | "locked";
                    } | {
                        whose: "this_entrance" | "other_entrance";
                        tagId: string | null;
                        place: {
                            kind: "merchant" | "store" | "terminal";
                            organisationName: string | null;
                            storeName: string | null;
                            terminalName: string | null;
                        };
                        enabled: boolean;
                        protection: "none" | "password" | "locked";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description write_code_expired, write_code_revoked */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_expired" | "write_code_revoked";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    staffSchemeLookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scheme: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        whose: "not_ours";
                    } | {
                        whose: "this_entrance" | "other_entrance";
                        place: {
                            kind: "merchant" | "store" | "terminal";
                            organisationName: string | null;
                            storeName: string | null;
                            terminalName: string | null;
                        };
                        enabled: boolean;
                    } | {
                        /** @constant */
                        whose: "unassigned";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description write_code_expired, write_code_revoked */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_expired" | "write_code_revoked";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    staffTagWrite: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tagId: string | null;
                    uid: string;
                    chip: string;
                    outcome: "verified" | "unverified" | "failed" | "protection_only" | "erased";
                    reason?: string;
                    protection?: "none" | "password" | "locked";
                    keyVersion?: number;
                    /** Format: date-time */
                    writtenAt: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        late: boolean;
                        writtenToday: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description write_code_unknown, tag_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "tag_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    staffWriteCodePicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        picture: {
                            contentType: string;
                            base64: string;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description write_code_expired, write_code_revoked */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_expired" | "write_code_revoked";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    staffWriteSession: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    want: number;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        entrance: {
                            place: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            };
                            enabled: boolean;
                        };
                        mode: "per_tag" | "shared";
                        aar: string;
                        reserved: {
                            tagId: string | null;
                            scheme: string;
                            /** Format: date-time */
                            reservedUntil: string;
                        }[];
                        writeCode: {
                            expiresAt: string | null;
                            remainingToday: number;
                            writtenToday: number;
                        };
                        policy: "holder" | "staff";
                        writer: {
                            name: string;
                        } | null;
                        mayProtect: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description merchant_suspended, staff_required */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended" | "staff_required";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            /** @description write_code_expired, write_code_revoked */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_expired" | "write_code_revoked";
                    };
                };
            };
            /** @description write_code_exhausted, rate_limited */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_exhausted" | "rate_limited";
                    };
                };
            };
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description schemes_not_ready, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "schemes_not_ready" | "database_busy";
                    };
                };
            };
        };
    };
    staffInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: "invite" | "link";
                        merchantName: string;
                        name: string;
                        role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    staffInvitationAccept: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        staff: {
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        };
                        merchantName: string;
                        mayWrite: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description wechat_login_rejected */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_login_rejected";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description merchant_unknown, invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_unknown" | "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description already_staff, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "already_staff" | "idempotency_conflict";
                    };
                };
            };
            /** @description invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    staffSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            token: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                        staff: {
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        };
                        merchantName: string;
                        mayWrite: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description wechat_login_rejected */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_login_rejected";
                    };
                };
            };
            /** @description merchant_suspended, not_staff */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended" | "not_staff";
                    };
                };
            };
            /** @description merchant_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    staffTagPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tagId: string | null;
                    uid: string;
                    purpose: "protect" | "rewrite" | "erase";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: string;
                        pack: string;
                        keyVersion: number;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description forbidden, merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "merchant_suspended";
                    };
                };
            };
            /** @description tag_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tag_not_verified, tag_not_protected */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_not_verified" | "tag_not_protected";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalAccept: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                tapId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tap: {
                            id: string;
                            state: "waiting" | "accepted" | "cleared" | "expired";
                            provisional: boolean;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            expiresAt: string;
                            choices: string[];
                            member: {
                                maskedName: string;
                                maskedPhone: string | null;
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                isNew: boolean;
                            };
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description tap_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tap_not_waiting, tap_not_stored, tap_number_required, tap_number_wrong, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_not_waiting" | "tap_not_stored" | "tap_number_required" | "tap_number_wrong" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalClear: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                tapId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tap: {
                            id: string;
                            state: "waiting" | "accepted" | "cleared" | "expired";
                            provisional: boolean;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            expiresAt: string;
                            choices: string[];
                            member: {
                                maskedName: string;
                                maskedPhone: string | null;
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                isNew: boolean;
                            };
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description tap_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalHeartbeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        serverTime: string;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalIdentify: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    memberCode: string;
                } | {
                    cardNumber: string;
                } | {
                    candidate: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tap: {
                            id: string;
                            state: "waiting" | "accepted" | "cleared" | "expired";
                            provisional: boolean;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            expiresAt: string;
                            choices: string[];
                            member: {
                                maskedName: string;
                                maskedPhone: string | null;
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                isNew: boolean;
                            };
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description member_code_invalid, card_number_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_code_invalid" | "card_number_unknown" | "route_not_found";
                    };
                };
            };
            /** @description member_code_used, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_code_used" | "idempotency_conflict";
                    };
                };
            };
            /** @description member_code_expired, member_candidate_over */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_code_expired" | "member_candidate_over";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalMemberSearch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phoneTail: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        candidates: {
                            candidate: string;
                            maskedName: string;
                            maskedPhone: string | null;
                            maskedNumber: string;
                            level: string;
                        }[];
                        more: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalPairing: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        terminal: {
                            id: string;
                            name: string;
                            storeName: string;
                            organisationName: string;
                            merchantName: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            /** @description pairing_code_invalid */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "pairing_code_invalid";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalSelf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        terminal: {
                            id: string;
                            name: string;
                            storeName: string;
                            organisationName: string;
                            merchantName: string;
                        };
                        /** Format: date-time */
                        serverTime: string;
                        pickNumber: "when_many" | "always";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalTaps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        taps: {
                            id: string;
                            state: "waiting" | "accepted" | "cleared" | "expired";
                            provisional: boolean;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            expiresAt: string;
                            choices: string[];
                            member: {
                                maskedName: string;
                                maskedPhone: string | null;
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                isNew: boolean;
                            };
                        }[];
                        lastEventId: string;
                        /** Format: date-time */
                        serverTime: string;
                        pickNumber: "when_many" | "always";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalWriteCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        expiresAt: string | null;
                        picture: {
                            contentType: string;
                            base64: string;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description mini_program_missing, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    terminalBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: {
                            id: string;
                            cardNumber: string;
                            maskedMemberName: string;
                            memberNumber: string;
                            oldCard: {
                                maskedName: string;
                                maskedPhone: string | null;
                                points: number;
                                balanceFen: number;
                            } | null;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description binding_request_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "binding_request_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalBindingConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        points: number;
                        balanceFen: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description binding_request_unknown, old_card_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "binding_request_unknown" | "old_card_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalBindingRefuse: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description binding_request_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "binding_request_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                confirmationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            storeName: string;
                            terminalName: string;
                            available: number;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description confirmation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description confirmation_over, points_insufficient, balance_insufficient, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_over" | "points_insufficient" | "balance_insufficient" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberConfirmations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmations: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            storeName: string;
                            terminalName: string;
                            available: number;
                        }[];
                        /** Format: date-time */
                        serverTime: string;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberRecords: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        points: number;
                        balanceFen: number;
                        entries: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            storeName: string | null;
                            terminalName: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    memberRefuse: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                confirmationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            storeName: string;
                            terminalName: string;
                            available: number;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, session_expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "session_expired";
                    };
                };
            };
            /** @description confirmation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description confirmation_over, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_over" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                confirmationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            tapId: string;
                            reference: string | null;
                            entryId: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description confirmation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalConfirmationAsk: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tapId: string;
                    account: "points" | "balance";
                    amount: number;
                    reason: string;
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            tapId: string;
                            reference: string | null;
                            entryId: string | null;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description tap_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_unknown" | "route_not_found";
                    };
                };
            };
            /** @description identification_over, points_insufficient, balance_insufficient, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "identification_over" | "points_insufficient" | "balance_insufficient" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalConfirmationWithdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                confirmationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        confirmation: {
                            id: string;
                            account: "points" | "balance";
                            amount: number;
                            reason: string;
                            state: "asked" | "confirmed" | "refused" | "withdrawn" | "expired";
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            decidedAt: string | null;
                            tapId: string;
                            reference: string | null;
                            entryId: string | null;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description confirmation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description confirmation_over, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "confirmation_over" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalLedgerEntries: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            tapId: string | null;
                            reference: string | null;
                            member: {
                                maskedName: string;
                                number: string;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalLedgerEntry: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tapId: string;
                    kind: "earn" | "spend";
                    account: "points" | "balance";
                    amount: number;
                    reason: string;
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            tapId: string | null;
                            reference: string | null;
                            member: {
                                maskedName: string;
                                number: string;
                            };
                        };
                        tap: {
                            id: string;
                            state: "waiting" | "accepted" | "cleared" | "expired";
                            provisional: boolean;
                            evidence: "tap" | "member_code" | "static_number" | "phone_tail";
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            expiresAt: string;
                            choices: string[];
                            member: {
                                maskedName: string;
                                maskedPhone: string | null;
                                number: string;
                                level: string;
                                points: number;
                                balanceFen: number;
                                isNew: boolean;
                            };
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description tap_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tap_unknown" | "route_not_found";
                    };
                };
            };
            /** @description identification_over, confirmation_required, points_insufficient, balance_insufficient, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "identification_over" | "confirmation_required" | "points_insufficient" | "balance_insufficient" | "idempotency_conflict";
                    };
                };
            };
            /** @description ledger_limit */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "ledger_limit";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    terminalLedgerReverse: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                entryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            tapId: string | null;
                            reference: string | null;
                            member: {
                                maskedName: string;
                                number: string;
                            };
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated, terminal_revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated" | "terminal_revoked";
                    };
                };
            };
            /** @description ledger_entry_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "ledger_entry_unknown" | "route_not_found";
                    };
                };
            };
            /** @description ledger_entry_reversed, ledger_entry_final, points_insufficient, balance_insufficient, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "ledger_entry_reversed" | "ledger_entry_final" | "points_insufficient" | "balance_insufficient" | "idempotency_conflict";
                    };
                };
            };
            /** @description ledger_limit */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "ledger_limit";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleDemoLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                        };
                        merchant: {
                            name: string;
                            appId: string | null;
                            brandColor: string;
                        };
                        csrfToken: string;
                        simulator: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        simulator: boolean;
                        version: string;
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loginName: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                        };
                        merchant: {
                            name: string;
                            appId: string | null;
                            brandColor: string;
                        };
                        csrfToken: string;
                        simulator: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description login_failed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "login_failed";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                        };
                        merchant: {
                            name: string;
                            appId: string | null;
                            brandColor: string;
                        };
                        csrfToken: string;
                        simulator: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleEntrancePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleEntranceSwitch: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        enabled: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleEntrances: {
        parameters: {
            query?: {
                search?: string;
                organisation?: string;
                enabled?: boolean;
                hasTags?: boolean;
                hasTerminals?: boolean;
                cursor?: string;
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            kind: "merchant" | "store" | "terminal";
                            organisation: {
                                id: string;
                                number: number;
                                name: string;
                            } | null;
                            store: {
                                id: string;
                                code: string | null;
                                name: string;
                            } | null;
                            enabled: boolean;
                            terminals: number;
                            tags: number;
                            tapsToday: number;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: {
                            id: string;
                            state: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                            uid: string | null;
                            chip: string | null;
                            writtenAt: string | null;
                            lastTapAt: string | null;
                            protection: "none" | "password" | "locked";
                            keyVersion: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTerminals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        storeName: string;
                        terminals: {
                            id: string;
                            name: string;
                            entranceId: string;
                            enabled: boolean;
                            paired: boolean;
                            online: boolean;
                            lastSeenAt: string | null;
                            tags: number;
                            tapsToday: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTerminalAdd: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                storeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        entranceId: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description terminal_name_taken, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_name_taken" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWriteCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    renew: boolean;
                    expiresInDays: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        entranceId: string;
                        state: "valid" | "expired" | "revoked";
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        dailyCap: number;
                        writtenToday: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWriteCodePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                writeCodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description write_code_expired, write_code_revoked */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_expired" | "write_code_revoked";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleWriteCodeRevoke: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                writeCodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        entranceId: string;
                        state: "valid" | "expired" | "revoked";
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        dailyCap: number;
                        writtenToday: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description write_code_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "write_code_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "stores" | "old_members";
                        fileName: string;
                        state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                        rows: number;
                        done: number;
                        bad: number;
                        added: number;
                        updated: number;
                        unchanged: number;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportCancel: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "stores" | "old_members";
                        fileName: string;
                        state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                        rows: number;
                        done: number;
                        bad: number;
                        added: number;
                        updated: number;
                        unchanged: number;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            /** @description import_not_ready, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_not_ready" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    skipBad: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "stores" | "old_members";
                        fileName: string;
                        state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                        rows: number;
                        done: number;
                        bad: number;
                        added: number;
                        updated: number;
                        unchanged: number;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            /** @description import_not_ready, import_has_faults, import_busy, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_not_ready" | "import_has_faults" | "import_busy" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportFaults: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        faults: {
                            line: number;
                            column: string;
                            reason: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "stores" | "old_members";
                        fileName: string;
                        state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                        rows: number;
                        done: number;
                        bad: number;
                        added: number;
                        updated: number;
                        unchanged: number;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            /** @description import_not_ready */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_not_ready";
                    };
                };
            };
            /** @description sheet_too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "sheet_too_large";
                    };
                };
            };
            /** @description sheet_encoding, sheet_old_excel, sheet_damaged, sheet_columns, sheet_empty */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "sheet_encoding" | "sheet_old_excel" | "sheet_damaged" | "sheet_columns" | "sheet_empty";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportReport: {
        parameters: {
            query: {
                format: "csv" | "xlsx";
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description import_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "import_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            id: string;
                            kind: "stores" | "old_members";
                            fileName: string;
                            state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                            rows: number;
                            done: number;
                            bad: number;
                            added: number;
                            updated: number;
                            unchanged: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportStart: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "stores" | "old_members";
                    fileName: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "stores" | "old_members";
                        fileName: string;
                        state: "receiving" | "checking" | "checked" | "running" | "done" | "cancelled";
                        rows: number;
                        done: number;
                        bad: number;
                        added: number;
                        updated: number;
                        unchanged: number;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleImportTemplate: {
        parameters: {
            query: {
                kind: "stores" | "old_members";
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleOldMembersExport: {
        parameters: {
            query: {
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStoresExport: {
        parameters: {
            query: {
                format: "csv" | "xlsx";
                search?: string;
                organisation?: string;
                enabled?: boolean;
                hasTags?: boolean;
                hasTerminals?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleEntrancesSwitch: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
                    terminals: boolean;
                    ids: string[] | null;
                    filter: {
                        search?: string;
                        organisation?: string;
                        enabled?: boolean;
                        hasTags?: boolean;
                        hasTerminals?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        switched: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankLandscapePdf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankLandscapePng: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankLandscapeSvg: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankPortraitPdf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankPortraitPng: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    blankPortraitSvg: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Common400"];
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleCodeForPrint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleCodeSvg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleMaterialDesign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        brandColor: string;
                        textColor: string;
                        textContrast: number;
                        paperContrast: number;
                        tooPale: boolean;
                        logo: "none" | "good" | "coarse" | "faint" | "unusable";
                        perSheet: {
                            sheet: "a4" | "a3" | "a3plus";
                            orientation: "portrait" | "landscape";
                            stands: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMaterialPdf: {
        parameters: {
            query?: {
                orientation?: "portrait" | "landscape";
                storeName?: boolean;
                blank?: boolean;
                edge?: "marks" | "bleed" | "trim";
            };
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description material_character_missing, material_name_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "material_character_missing" | "material_name_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleMaterialPng: {
        parameters: {
            query?: {
                orientation?: "portrait" | "landscape";
                storeName?: boolean;
                blank?: boolean;
                edge?: "marks" | "bleed" | "trim";
            };
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description material_character_missing, material_name_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "material_character_missing" | "material_name_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleMaterialSheets: {
        parameters: {
            query?: {
                ids?: string;
                search?: string;
                organisation?: string;
                enabled?: boolean;
                hasTags?: boolean;
                hasTerminals?: boolean;
                terminals?: boolean;
                orientation?: "portrait" | "landscape";
                storeName?: boolean;
                blank?: boolean;
                sheet?: "a4" | "a3" | "a3plus";
                copies?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description material_too_many, material_character_missing, material_name_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "material_too_many" | "material_character_missing" | "material_name_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleMaterialSvg: {
        parameters: {
            query?: {
                orientation?: "portrait" | "landscape";
                storeName?: boolean;
                blank?: boolean;
                edge?: "marks" | "bleed" | "trim";
            };
            header?: never;
            path: {
                entranceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description material_character_missing, material_name_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "material_character_missing" | "material_name_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleMaterialsZip: {
        parameters: {
            query: {
                ids?: string;
                search?: string;
                organisation?: string;
                enabled?: boolean;
                hasTags?: boolean;
                hasTerminals?: boolean;
                terminals?: boolean;
                orientation?: "portrait" | "landscape";
                storeName?: boolean;
                blank?: boolean;
                edge?: "marks" | "bleed" | "trim";
                content: "pdf" | "png" | "svg" | "sheets" | "code-png" | "code-svg";
                sheet?: "a4" | "a3" | "a3plus";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFrontDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pickNumber: "when_many" | "always";
                        webhooks: {
                            id: string;
                            terminalId: string | null;
                            terminalName: string | null;
                            url: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastToldAt: string | null;
                            lastFailure: string | null;
                            paused: boolean;
                            waiting: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMemberEntries: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            storeName: string | null;
                            terminalName: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description member_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleLedgerAdjust: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: "points" | "balance";
                    amount: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: {
                            id: string;
                            account: "points" | "balance";
                            kind: "opening" | "earn" | "spend" | "reversal" | "adjustment";
                            amount: number;
                            after: number;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            reverses: string | null;
                            reversedBy: string | null;
                            storeName: string | null;
                            terminalName: string | null;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description member_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_unknown" | "route_not_found";
                    };
                };
            };
            /** @description points_insufficient, balance_insufficient, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "points_insufficient" | "balance_insufficient" | "idempotency_conflict";
                    };
                };
            };
            /** @description ledger_limit */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "ledger_limit";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consolePickRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pickNumber: "when_many" | "always";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pickNumber: "when_many" | "always";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWebhookPause: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    paused: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        paused: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description webhook_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "webhook_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWebhookRemove: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description webhook_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "webhook_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWebhookSet: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    terminalId: string | null;
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        secret: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description terminal_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            /** @description webhook_address_refused */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "webhook_address_refused";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        failure: string | null;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description webhook_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "webhook_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                            onPhone: boolean;
                            atConsole: boolean;
                            disabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            you: boolean;
                        }[];
                        invitations: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                            state: "open" | "used" | "expired" | "revoked";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        writePolicy: "holder" | "staff";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStaffChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                staffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role?: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                    disabled?: boolean;
                    stores?: string[] | null;
                    storesWere?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        stores: {
                            id: string;
                            name: string;
                        }[] | null;
                        onPhone: boolean;
                        atConsole: boolean;
                        disabled: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        you: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description staff_unknown, store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "staff_unknown" | "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description last_owner, changed_meanwhile, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "last_owner" | "changed_meanwhile" | "idempotency_conflict";
                    };
                };
            };
            /** @description stores_required */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "stores_required";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStaffInvitationPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleStaffInvitationRevoke: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        stores: {
                            id: string;
                            name: string;
                        }[] | null;
                        state: "open" | "used" | "expired" | "revoked";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            /** @description invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStaffInvite: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                    stores?: string[] | null;
                    expiresInHours: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                        stores: {
                            id: string;
                            name: string;
                        }[] | null;
                        state: "open" | "used" | "expired" | "revoked";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            /** @description stores_required */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "stores_required";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagPasswordKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            version: number;
                            fingerprint: string;
                            /** Format: date-time */
                            createdAt: string;
                            current: boolean;
                            chips: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagPasswordKeyRotate: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        fingerprint: string;
                        /** Format: date-time */
                        createdAt: string;
                        current: boolean;
                        chips: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWritePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    writePolicy: "holder" | "staff";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        writePolicy: "holder" | "staff";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagActs: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tagIds: string[];
                    act: "disable" | "enable" | "lose" | "find";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: {
                            id: string;
                            state: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                            entranceId: string | null;
                        }[];
                        unchanged: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description tag_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        writes: {
                            outcome: "verified" | "unverified" | "failed" | "protection_only" | "erased";
                            reason: string | null;
                            uid: string;
                            chip: string;
                            protection: ("none" | "password" | "locked") | null;
                            keyVersion: number | null;
                            late: boolean;
                            by: string | null;
                            /** Format: date-time */
                            writtenAt: string;
                            /** Format: date-time */
                            receivedAt: string;
                        }[];
                        acts: {
                            action: string;
                            /** Format: date-time */
                            at: string;
                            by: {
                                name: string;
                                role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            } | null;
                            from: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            } | null;
                            to: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description tag_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagMoves: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tagIds: string[];
                    entranceId: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: {
                            id: string;
                            state: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                            entranceId: string | null;
                        }[];
                        unchanged: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description tag_unknown, entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_unknown" | "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagRegister: {
        parameters: {
            query?: {
                search?: string;
                state?: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                storeId?: string;
                entranceId?: string;
                chip?: string;
                lastTap?: "never" | "recent" | "long_ago";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            uid: string | null;
                            chip: string | null;
                            state: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                            protection: "none" | "password" | "locked";
                            overwritten: boolean;
                            entranceId: string | null;
                            place: {
                                kind: "merchant" | "store" | "terminal";
                                organisationName: string | null;
                                storeName: string | null;
                                terminalName: string | null;
                            } | null;
                            entranceEnabled: boolean;
                            writtenAt: string | null;
                            lastTapAt: string | null;
                            acts: ("disable" | "enable" | "lose" | "find")[];
                        }[];
                        nextCursor: string | null;
                        total: number | null;
                        mode: "per_tag" | "shared";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleAudit: {
        parameters: {
            query?: {
                staffId?: string;
                action?: "staff.login" | "staff.login_failed" | "staff.logout" | "entrance.enabled" | "entrance.disabled" | "entrances.enabled" | "entrances.disabled" | "import.confirmed" | "import.cancelled" | "import.done" | "stores.exported" | "old_members.exported" | "write_code.made" | "write_code.revoked" | "terminal.pairing_code_made" | "terminal.revoked" | "terminal.added" | "terminal.renamed" | "store.added" | "store.changed" | "tag.moved_to_entrance" | "tag.moved_to_chip" | "tag.overwritten" | "tag.erased" | "tag.protection_changed" | "tag.password_given" | "tag_password_key.made" | "staff.invited" | "staff.invitation_revoked" | "staff.joined" | "staff.phone_linked" | "staff.phone_login" | "staff.role_changed" | "staff.stores_changed" | "staff.disabled" | "staff.enabled" | "old_card.bound" | "member.left" | "staff.password_changed" | "merchant.made" | "merchant.owner_made" | "merchant.account_proven" | "merchant.settings_changed" | "merchant.push_keys_changed" | "merchant.card_adopted" | "merchant.card_created" | "merchant.card_form_changed" | "merchant.agreement_published" | "merchant.pick_rule_changed" | "webhook.set" | "webhook.removed" | "webhook.paused" | "webhook.resumed" | "webhook.tested" | "ledger.adjusted" | "merchant.write_policy_changed" | "scheme_queue.resumed" | "tag_order.made" | "tag_order.paused" | "tag_order.resumed" | "tag_order.cancelled" | "tag_order.file_taken" | "tag_order.read_back" | "tag_order.registered" | "tag.disabled" | "tag.enabled" | "tag.lost" | "tag.found" | "member.refunded" | "member.exported" | "taps.exported" | "audit.exported" | "tags.exported";
                subject?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: {
                                kind: "staff" | "write_code" | "terminal" | "member" | "operator" | "anyone" | "system";
                                id: string | null;
                                name: string | null;
                            };
                            action: string;
                            subject: {
                                id: string;
                                name: string | null;
                            };
                            detail: {
                                [key: string]: string | number | boolean | null;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleSchemeQueueResume: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleSchemes: {
        parameters: {
            query?: {
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mode: "per_tag" | "shared";
                        configured: boolean;
                        quota: {
                            limit: number;
                            used: number;
                            queued: number;
                            left: number;
                            pool: number;
                            today: number;
                        };
                        queue: {
                            state: "idle" | "issuing" | "slowed" | "tomorrow" | "stopped";
                            reason: {
                                errcode: number | null;
                                cause: string;
                                nextStep: string;
                                remedy: "settings" | "guide" | "none";
                            } | null;
                            nextAt: string | null;
                        };
                        orders: {
                            id: string;
                            number: number;
                            kind: "pool" | "factory";
                            stage: "issuing" | "paused" | "ready" | "cancelled";
                            moves: ("pause" | "resume" | "cancel")[];
                            chip: string | null;
                            count: number;
                            issued: number;
                            registered: number;
                            note: string;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            fileTakenAt: string | null;
                        }[];
                        more: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    kind: "pool";
                    count: number;
                } | {
                    /** @constant */
                    kind: "factory";
                    chip: "NTAG213" | "NTAG215" | "NTAG216";
                    destination: {
                        /** @constant */
                        kind: "merchant";
                        count: number;
                    } | {
                        /** @constant */
                        kind: "entrances";
                        ids: string[];
                        each: number;
                    } | {
                        kind: "stores" | "terminals";
                        each: number;
                    };
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "csrf_failed";
                    };
                };
            };
            /** @description entrance_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "entrance_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict, nfc_model_missing, tag_order_shared, scheme_quota_exceeded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "nfc_model_missing" | "tag_order_shared" | "scheme_quota_exceeded";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagOrderMove: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    move: "pause" | "resume" | "cancel";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "csrf_failed";
                    };
                };
            };
            /** @description tag_order_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict, tag_order_over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "tag_order_over";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFigures: {
        parameters: {
            query: {
                from: string;
                to: string;
                storeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        upTo: string;
                        total: {
                            taps: number;
                            claims: number;
                            recognised: number;
                            nowhere: {
                                entranceOff: number;
                                tagOff: number;
                                tagLost: number;
                                unknown: number;
                            };
                        };
                        days: {
                            /** Format: date */
                            day: string;
                            taps: number;
                            claims: number;
                            recognised: number;
                            nowhere: {
                                entranceOff: number;
                                tagOff: number;
                                tagLost: number;
                                unknown: number;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description period_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "period_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFiguresBy: {
        parameters: {
            query: {
                from: string;
                to: string;
                storeId?: string;
                by: "store" | "terminal" | "tag";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string | null;
                            name: string;
                            place: string | null;
                            taps: number;
                            claims: number;
                            recognised: number;
                            nowhere: {
                                entranceOff: number;
                                tagOff: number;
                                tagLost: number;
                                unknown: number;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description period_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "period_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFactoryFileCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description tag_order_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tag_order_unfinished */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unfinished";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFactoryFileXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description tag_order_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tag_order_unfinished */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unfinished";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                readbackId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        orderId: string;
                        fileName: string;
                        rows: number;
                        /** Format: date-time */
                        createdAt: string;
                        counts: {
                            verdict: "matches" | "registered" | "swapped" | "truncated" | "changed" | "empty" | "uid_missing" | "uid_twice" | "serial_twice" | "unknown_serial" | "closed";
                            rows: number;
                        }[];
                        registrable: number;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description readback_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "readback_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadbacks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readbacks: {
                            id: string;
                            fileName: string;
                            rows: number;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description tag_order_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tag_order_unfinished */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unfinished";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadbackCheck: {
        parameters: {
            query: {
                fileName: string;
            };
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        orderId: string;
                        fileName: string;
                        rows: number;
                        /** Format: date-time */
                        createdAt: string;
                        counts: {
                            verdict: "matches" | "registered" | "swapped" | "truncated" | "changed" | "empty" | "uid_missing" | "uid_twice" | "serial_twice" | "unknown_serial" | "closed";
                            rows: number;
                        }[];
                        registrable: number;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description tag_order_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unknown" | "route_not_found";
                    };
                };
            };
            /** @description tag_order_unfinished */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "tag_order_unfinished";
                    };
                };
            };
            /** @description sheet_too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "sheet_too_large";
                    };
                };
            };
            /** @description readback_unreadable, sheet_encoding, sheet_old_excel, sheet_damaged */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "readback_unreadable" | "sheet_encoding" | "sheet_old_excel" | "sheet_damaged";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadbackRegister: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                readbackId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        registered: number;
                        left: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "csrf_failed";
                    };
                };
            };
            /** @description readback_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "readback_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadbackReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                readbackId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description readback_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "readback_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleReadbackRows: {
        parameters: {
            query?: {
                verdict?: "matches" | "registered" | "swapped" | "truncated" | "changed" | "empty" | "uid_missing" | "uid_twice" | "serial_twice" | "unknown_serial" | "closed";
                after?: number;
            };
            header?: never;
            path: {
                readbackId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            line: number;
                            serial: string;
                            uid: string | null;
                            verdict: "matches" | "registered" | "swapped" | "truncated" | "changed" | "empty" | "uid_missing" | "uid_twice" | "serial_twice" | "unknown_serial" | "closed";
                            about: string;
                        }[];
                        more: boolean;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description readback_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "readback_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        maskedName: string;
                        maskedPhone: string | null;
                        state: "pending" | "active" | "deleted" | "left";
                        level: string;
                        points: number;
                        balanceFen: number;
                        since: string | null;
                        phoneVerified: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        leftAt: string | null;
                        consents: {
                            version: string;
                            purpose: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        oldCards: {
                            maskedNumber: string;
                            points: number;
                            balanceFen: number;
                            /** Format: date-time */
                            boundAt: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description member_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMemberTaps: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            how: "tag" | "code" | "card_pack" | "share" | "plain";
                            place: string | null;
                            recognised: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description member_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "member_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMembers: {
        parameters: {
            query?: {
                search?: string;
                state?: "pending" | "active" | "deleted" | "left";
                level?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            number: string;
                            maskedName: string;
                            maskedPhone: string | null;
                            state: "pending" | "active" | "deleted" | "left";
                            level: string;
                            points: number;
                            balanceFen: number;
                            since: string | null;
                        }[];
                        nextCursor: string | null;
                        levels: string[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleAuditFile: {
        parameters: {
            query: {
                staffId?: string;
                action?: "staff.login" | "staff.login_failed" | "staff.logout" | "entrance.enabled" | "entrance.disabled" | "entrances.enabled" | "entrances.disabled" | "import.confirmed" | "import.cancelled" | "import.done" | "stores.exported" | "old_members.exported" | "write_code.made" | "write_code.revoked" | "terminal.pairing_code_made" | "terminal.revoked" | "terminal.added" | "terminal.renamed" | "store.added" | "store.changed" | "tag.moved_to_entrance" | "tag.moved_to_chip" | "tag.overwritten" | "tag.erased" | "tag.protection_changed" | "tag.password_given" | "tag_password_key.made" | "staff.invited" | "staff.invitation_revoked" | "staff.joined" | "staff.phone_linked" | "staff.phone_login" | "staff.role_changed" | "staff.stores_changed" | "staff.disabled" | "staff.enabled" | "old_card.bound" | "member.left" | "staff.password_changed" | "merchant.made" | "merchant.owner_made" | "merchant.account_proven" | "merchant.settings_changed" | "merchant.push_keys_changed" | "merchant.card_adopted" | "merchant.card_created" | "merchant.card_form_changed" | "merchant.agreement_published" | "merchant.pick_rule_changed" | "webhook.set" | "webhook.removed" | "webhook.paused" | "webhook.resumed" | "webhook.tested" | "ledger.adjusted" | "merchant.write_policy_changed" | "scheme_queue.resumed" | "tag_order.made" | "tag_order.paused" | "tag_order.resumed" | "tag_order.cancelled" | "tag_order.file_taken" | "tag_order.read_back" | "tag_order.registered" | "tag.disabled" | "tag.enabled" | "tag.lost" | "tag.found" | "member.refunded" | "member.exported" | "taps.exported" | "audit.exported" | "tags.exported";
                subject?: string;
                from?: string;
                to?: string;
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleFiguresFile: {
        parameters: {
            query: {
                from: string;
                to: string;
                storeId?: string;
                by: "day" | "store" | "terminal" | "tag";
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description period_too_long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "period_too_long";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMembersFile: {
        parameters: {
            query: {
                search?: string;
                state?: "pending" | "active" | "deleted" | "left";
                level?: string;
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTagsFile: {
        parameters: {
            query: {
                search?: string;
                state?: "pool" | "reserved" | "ordered" | "written" | "verified" | "protected" | "disabled" | "lost";
                storeId?: string;
                entranceId?: string;
                chip?: string;
                lastTap?: "never" | "recent" | "long_ago";
                format: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleRefundLookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refund: {
                            memberNumber: string;
                            /** Format: date-time */
                            leftAt: string;
                            balanceFen: number;
                            refundedAt: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description refund_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "refund_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleRefundSettle: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refund: {
                            memberNumber: string;
                            /** Format: date-time */
                            leftAt: string;
                            balanceFen: number;
                            refundedAt: string | null;
                        };
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description refund_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "refund_unknown" | "route_not_found";
                    };
                };
            };
            /** @description refund_settled, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "refund_settled" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleOwnPhoneLink: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleOwnPhoneLinkPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description mini_program_missing */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "mini_program_missing";
                    };
                };
            };
            /** @description invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleJoin: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "owner" | "invitation";
                    token: string;
                    name: string | null;
                    loginName: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                        };
                        merchant: {
                            name: string;
                            appId: string | null;
                            brandColor: string;
                        };
                        csrfToken: string;
                        simulator: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description login_failed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "login_failed";
                    };
                };
            };
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict, login_name_taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "login_name_taken";
                    };
                };
            };
            /** @description link_invalid, invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "link_invalid" | "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consolePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed, password_wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed" | "password_wrong";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleSignUp: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    merchantName: string;
                    name: string;
                    loginName: string;
                    password: string;
                    code: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            role: "owner" | "operator" | "store_manager" | "writer" | "cashier";
                            stores: {
                                id: string;
                                name: string;
                            }[] | null;
                        };
                        merchant: {
                            name: string;
                            appId: string | null;
                            brandColor: string;
                        };
                        csrfToken: string;
                        simulator: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description login_failed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "login_failed";
                    };
                };
            };
            /** @description sign_up_closed, merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "sign_up_closed" | "merchant_suspended";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict, login_name_taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict" | "login_name_taken";
                    };
                };
            };
            /** @description link_invalid */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "link_invalid";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleWelcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "owner" | "sign_up" | "invitation";
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string | null;
                        role: ("owner" | "operator" | "store_manager" | "writer" | "cashier") | null;
                        name: string | null;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description merchant_suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "merchant_suspended";
                    };
                };
            };
            /** @description invitation_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "invitation_unknown" | "route_not_found";
                    };
                };
            };
            /** @description link_invalid, invitation_expired, invitation_revoked, invitation_used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "link_invalid" | "invitation_expired" | "invitation_revoked" | "invitation_used";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleGuide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            step: "mini_program" | "service_account" | "nfc_device" | "nfc_capability" | "page_published" | "card" | "card_form" | "card_jump" | "card_link" | "message_push" | "open_platform" | "first_tag";
                            state: "missing" | "unchecked" | "passed" | "failed" | "unsure";
                            checkedAt: string | null;
                            finding: {
                                errcode: number | null;
                                errmsg: string;
                                cause: string;
                                remedy: string;
                            } | null;
                        }[];
                        done: number;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consolePreflight: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            step: "mini_program" | "service_account" | "nfc_device" | "nfc_capability" | "page_published" | "card" | "card_form" | "card_jump" | "card_link" | "message_push" | "open_platform" | "first_tag";
                            state: "missing" | "unchecked" | "passed" | "failed" | "unsure";
                            checkedAt: string | null;
                            finding: {
                                errcode: number | null;
                                errmsg: string;
                                cause: string;
                                remedy: string;
                            } | null;
                        }[];
                        done: number;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleOrganisations: {
        parameters: {
            query?: {
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisations: {
                            id: string;
                            number: number;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consolePairingCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                terminalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description terminal_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisation: string;
                        name: string;
                        code: string | null;
                        address: string | null;
                        hours: string | null;
                        phone: string | null;
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStoreChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                storeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisation?: string;
                    name?: string;
                    code?: string | null;
                    address?: string | null;
                    hours?: string | null;
                    phone?: string | null;
                    was?: {
                        organisation?: string;
                        name?: string;
                        code?: string | null;
                        address?: string | null;
                        hours?: string | null;
                        phone?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description store_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_unknown" | "route_not_found";
                    };
                };
            };
            /** @description store_name_taken, store_code_taken, changed_meanwhile, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_name_taken" | "store_code_taken" | "changed_meanwhile" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleStoreAdd: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisation: string;
                    name: string;
                    code?: string | null;
                    address: string | null;
                    hours: string | null;
                    phone: string | null;
                    terminals: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        entranceId: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description store_name_taken, store_code_taken, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "store_name_taken" | "store_code_taken" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTerminalRename: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                terminalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description terminal_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_unknown" | "route_not_found";
                    };
                };
            };
            /** @description terminal_name_taken, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_name_taken" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleTerminalRevoke: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path: {
                terminalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        paired: boolean;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            /** @description terminal_unknown, route_not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "terminal_unknown" | "route_not_found";
                    };
                };
            };
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleAgreementPublish: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    membership: {
                        title: string;
                        text: string;
                    };
                    privacy: {
                        title: string;
                        text: string;
                    };
                    after?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description changed_meanwhile, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "changed_meanwhile" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleMiniProgram: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    appSecret: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description app_id_taken, app_id_frozen, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "app_id_taken" | "app_id_frozen" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleNfcModel: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    modelId: string;
                    mode: "per_tag" | "shared";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consolePushKeys: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pasted: {
                        token: string;
                        encodingAesKey: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        token: string;
                        encodingAesKey: string;
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleServiceAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appId: string;
                    appSecret: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description app_id_taken, app_id_frozen, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "app_id_taken" | "app_id_frozen" | "idempotency_conflict";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            400: components["responses"]["Common400"];
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleSettingsChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    merchantName?: string;
                    brandColor?: string;
                    logo?: string | null;
                    cardTitle?: string;
                    benefits?: string[];
                    servicePhone?: string | null;
                    pickNumber?: "when_many" | "always";
                    was?: {
                        merchantName?: string;
                        brandColor?: string;
                        logo?: string | null;
                        cardTitle?: string;
                        benefits?: string[];
                        servicePhone?: string | null;
                        pickNumber?: "when_many" | "always";
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description changed_meanwhile, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "changed_meanwhile" | "idempotency_conflict";
                    };
                };
            };
            /** @description logo_unusable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "logo_unusable";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    consoleCardAdopt: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cardId: string;
                    openingLink: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description service_account_missing, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "service_account_missing" | "idempotency_conflict";
                    };
                };
            };
            /** @description card_link_invalid, card_link_mismatch, card_unusable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "card_link_invalid" | "card_link_mismatch" | "card_unusable";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleCardCreate: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    brandName: string;
                    logoUrl: string;
                    color: string;
                    notice: string;
                    description: string;
                    prerogative: string;
                    servicePhone: string | null;
                    quantity: number;
                    form: {
                        required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                        optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                    };
                    miniProgramName: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description service_account_missing, card_creation_unclear, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "service_account_missing" | "card_creation_unclear" | "idempotency_conflict";
                    };
                };
            };
            /** @description card_form_invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "card_form_invalid";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    consoleCardForm: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the caller, once for each act; a retry sends the same. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                    optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantName: string;
                        miniProgram: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        miniProgramName: string | null;
                        serviceAccount: {
                            appId: string | null;
                            provenAt: string | null;
                            frozen: boolean;
                        };
                        nfc: {
                            modelId: string | null;
                            mode: "per_tag" | "shared";
                        };
                        card: {
                            cardId: string | null;
                            linked: boolean;
                            title: string;
                            jumpMode: boolean | null;
                            form: {
                                required: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                                optional: ("MOBILE" | "NAME" | "SEX" | "BIRTHDAY" | "EMAIL" | "LOCATION")[];
                            } | null;
                        };
                        look: {
                            brandColor: string;
                            contrast: number;
                            textColor: string;
                            logo: string | null;
                            benefits: string[];
                            servicePhone: string | null;
                        };
                        agreements: {
                            version: string;
                            kind: "membership" | "privacy";
                            title: string;
                            text: string;
                            /** Format: date-time */
                            publishedAt: string;
                            current: boolean;
                        }[];
                        push: {
                            url: string;
                            keysAt: string | null;
                            seenAt: string | null;
                        };
                        writePolicy: "holder" | "staff";
                        pickNumber: "when_many" | "always";
                        signUp: "closed" | "invitation" | "open";
                    };
                };
            };
            /** @description idempotency_key_missing, bad_request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "idempotency_key_missing" | "bad_request";
                    };
                };
            };
            /** @description unauthenticated */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "unauthenticated";
                    };
                };
            };
            /** @description forbidden, csrf_failed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden" | "csrf_failed";
                    };
                };
            };
            404: components["responses"]["Common404"];
            /** @description service_account_missing, card_not_configured, idempotency_conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "service_account_missing" | "card_not_configured" | "idempotency_conflict";
                    };
                };
            };
            /** @description card_form_invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "card_form_invalid";
                    };
                };
            };
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            /** @description wechat_misconfigured */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_misconfigured";
                    };
                };
            };
            /** @description wechat_busy, database_busy */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "wechat_busy" | "database_busy";
                    };
                };
            };
        };
    };
    wechatPushCheck: {
        parameters: {
            query: {
                signature?: string;
                msg_signature?: string;
                timestamp: string;
                nonce: string;
                encrypt_type?: string;
                echostr?: string;
                openid?: string;
            };
            header?: never;
            path: {
                pushId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
    wechatPush: {
        parameters: {
            query: {
                signature?: string;
                msg_signature?: string;
                timestamp: string;
                nonce: string;
                encrypt_type?: string;
                echostr?: string;
                openid?: string;
            };
            header?: never;
            path: {
                pushId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Common400"];
            /** @description forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"] & {
                        /** @enum {unknown} */
                        code: "forbidden";
                    };
                };
            };
            404: components["responses"]["Common404"];
            429: components["responses"]["Common429"];
            500: components["responses"]["Common500"];
            503: components["responses"]["Common503"];
        };
    };
}
