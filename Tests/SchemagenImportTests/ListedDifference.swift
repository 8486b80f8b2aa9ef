/// Where the dump of a copy may differ from that of the original, and why.
struct ListedDifference: CustomStringConvertible {
    /// The file of the corpus.
    var file: String
    /// What it is about.
    var object: String
    /// The lines that differ: `+` where the copy has it, `-` where the restored original has it.
    var lines: [String]
    /// Why they may.
    var reason: String

    /// Object and reason.
    var description: String { "\(object): \(reason)" }

    /// All that there are.
    static let all = [
        ListedDifference(
            file: "hibernate.sql", object: "Patient_bloodType_check",
            lines: [
                "+     CONSTRAINT \"Patient_bloodType_check\" CHECK (((\"bloodType\")::text = ANY ((ARRAY["
                    + "'A'::character varying, 'B'::character varying, 'AB'::character varying, "
                    + "'ZERO'::character varying])::text[])))",
                "-     CONSTRAINT \"Patient_bloodType_check\" CHECK (((\"bloodType\")::text = ANY (ARRAY["
                    + "('A'::character varying)::text, ('B'::character varying)::text, "
                    + "('AB'::character varying)::text, ('ZERO'::character varying)::text])))",
            ], reason: varcharList),
        ListedDifference(
            file: "oddities.sql", object: "checked_d_check",
            lines: [
                "+     CONSTRAINT checked_d_check CHECK (((d)::text = ANY ((ARRAY['new'::character varying, "
                    + "'old'::character varying])::text[]))),",
                "-     CONSTRAINT checked_d_check CHECK (((d)::text = ANY (ARRAY[('new'::character varying)::text, "
                    + "('old'::character varying)::text]))),",
            ], reason: varcharList),
        ListedDifference(
            file: "oddities.sql", object: "indexed_g_idx1",
            lines: [
                "+ CREATE INDEX indexed_g_idx1 ON public.indexed USING btree (g) WHERE (((b = 'x'::text) OR ((c)::text = "
                    + "ANY ((ARRAY['y'::character varying, 'z'::character varying])::text[]))) AND (a <> 5));",
                "- CREATE INDEX indexed_g_idx1 ON public.indexed USING btree (g) WHERE (((b = 'x'::text) OR ((c)::text = "
                    + "ANY (ARRAY[('y'::character varying)::text, ('z'::character varying)::text]))) AND (a <> 5));",
            ], reason: varcharList),
    ]

    private static let varcharList = "PostgreSQL reads its own text of a varchar IN (…) otherwise than it printed it"
}
