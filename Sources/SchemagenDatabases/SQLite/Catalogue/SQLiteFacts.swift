/// What only SQLite's objects have.
extension CatalogueFact {
    /// A table whose values must have the types of their columns.
    public static let strict = CatalogueFact("strict")
    /// A table that is stored in its primary key.
    public static let withoutRowid = CatalogueFact("without rowid")
    /// A table whose keys are never used again.
    public static let autoincrement = CatalogueFact("autoincrement")
    /// A primary key that is the rowid. `INTEGER PRIMARY KEY DESC` at the column is none, at the table it is one.
    public static let rowidAlias = CatalogueFact("rowid alias")
    /// What the ON CONFLICT clause of a key or unique constraint says; left out for `abort`.
    public static let conflict = CatalogueFact("on conflict")
    /// What the ON CONFLICT clause of a NOT NULL says; left out for `abort`.
    public static let notNullConflict = CatalogueFact("not null on conflict")
    /// The collation of each key; left out where all are BINARY.
    public static let keyCollations = CatalogueFact("key collations")
    /// The keys that are sorted downwards, as `columns` has them.
    public static let descending = CatalogueFact("descending")
    /// The place of a column in the primary key, counted from 1.
    public static let keyPlace = CatalogueFact("primary key place")
    /// The name of a MATCH clause, which SQLite keeps and ignores.
    public static let matchClause = CatalogueFact("match")
    /// The name that a constraint was given. It tells a constraint called `unique(a)` from an unnamed one.
    public static let constraintName = CatalogueFact("constraint name")
    /// Names that were given to what is no object here: `not null nn` for a NOT NULL with the name `nn`.
    public static let namesWithoutObject = CatalogueFact("other constraint names")
    /// `before`, `after`, `instead of`.
    public static let triggerTiming = CatalogueFact("timing")
    /// `delete`, `insert`, `update`.
    public static let triggerEvent = CatalogueFact("event")
    /// The module of a virtual table.
    public static let module = CatalogueFact("module")
    /// The arguments of a virtual table's module.
    public static let moduleArguments = CatalogueFact("module arguments")
}
