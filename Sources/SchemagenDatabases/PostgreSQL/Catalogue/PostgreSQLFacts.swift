extension CatalogueFact {
    // MARK: Schemas, extensions, types

    /// The version of an extension.
    static let version = CatalogueFact("version")
    /// The schema that an extension is in.
    static let schema = CatalogueFact("schema")
    /// Who compares texts: `icu`, `libc`, `builtin`.
    static let provider = CatalogueFact("provider")
    /// By which rules of which language; the categories of libc where they differ: `C, de_DE`.
    static let locale = CatalogueFact("locale")
    /// Rules that a collation adds to its locale's.
    static let rules = CatalogueFact("rules")
    /// A collation that takes texts of different bytes for equal.
    static let isNotDeterministic = CatalogueFact("not deterministic")
    /// The type that a range is of.
    static let subtype = CatalogueFact("subtype")
    /// The name of the type of many ranges.
    static let multirange = CatalogueFact("multirange")
    /// The function that makes equal ranges look the same.
    static let canonical = CatalogueFact("canonical")
    /// The function that subtracts the bounds of a range.
    static let difference = CatalogueFact("difference")
    /// The class of operators that is used; of an index the classes of its keys, where one is not its type's.
    static let operatorClass = CatalogueFact("operator class")
    /// The functions of a base type, of an aggregate, of a text search object, each with what it is for.
    static let functions = CatalogueFact("functions")
    /// How a base type is stored: length, alignment, by value or not, storage.
    static let layout = CatalogueFact("layout")
    /// A base type's category, with a star where it is the preferred one.
    static let category = CatalogueFact("category")
    /// The type of a base type's elements.
    static let element = CatalogueFact("element")
    /// What stands between the elements of an array in text, where that is no comma.
    static let delimiter = CatalogueFact("delimiter")
    /// A type, or an operator, that is only announced.
    static let isShell = CatalogueFact("shell")

    // MARK: Relations

    /// A relation that a crash empties.
    static let isUnlogged = CatalogueFact("unlogged")
    /// The table, by its path, that a table is a partition of; the index that an index is one of.
    static let partitionOf = CatalogueFact("partition of")
    /// The rows that a partition takes.
    static let bound = CatalogueFact("bound")
    /// A partition that is being detached.
    static let isDetaching = CatalogueFact("detaching")
    /// What rows are divided by: `RANGE (day)`.
    static let partitionKey = CatalogueFact("partition key")
    /// The tables that a table inherits from.
    static let parents = CatalogueFact("parents")
    /// The type that a table has its columns from.
    static let ofType = CatalogueFact("of type")
    /// Where it is not the database's.
    static let tablespace = CatalogueFact("tablespace")
    /// How replication knows a row, where not by the primary key: `full`, `nothing`, `index NAME`.
    static let replicaIdentity = CatalogueFact("replica identity")
    /// A table whose policies hold.
    static let hasRowSecurity = CatalogueFact("row security")
    /// A table whose policies hold for its owner too.
    static let isRowSecurityForced = CatalogueFact("row security forced")
    /// The server of a foreign table.
    static let server = CatalogueFact("server")
    /// Parameters of a sequence that are not as they are by themselves.
    static let parameters = CatalogueFact("parameters")
    /// The column, by its path, that a sequence goes with.
    static let ownedBy = CatalogueFact("owned by")

    /// Options for a foreign data wrapper, `name=value` each.
    static let foreignOptions = CatalogueFact("foreign options")

    // MARK: Columns

    /// The sequence of an identity column, by its path.
    static let sequence = CatalogueFact("sequence")
    /// Its parameters that are not as they are by themselves.
    static let sequenceParameters = CatalogueFact("sequence parameters")
    /// Its grants.
    static let sequenceGrants = CatalogueFact("sequence grants")
    /// Its comment.
    static let sequenceComment = CatalogueFact("sequence comment")
    /// How long values are kept, where not as the type says: `external`.
    static let storage = CatalogueFact("storage")
    /// How long values are compressed, where that is said.
    static let compression = CatalogueFact("compression")
    /// How closely ANALYZE looks, where that is said.
    static let statisticsTarget = CatalogueFact("statistics target")
    /// What is there only because a parent has it.
    static let isInheritedOnly = CatalogueFact("inherited only")

    // MARK: Constraints and indexes

    /// A unique constraint or index for which NULL equals NULL.
    static let isNullsNotDistinct = CatalogueFact("nulls not distinct")
    /// `full`, of a foreign key, where it is not `simple`.
    static let match = CatalogueFact("match")
    /// The columns that SET NULL or SET DEFAULT sets, where not all.
    static let setColumns = CatalogueFact("set columns")
    /// A constraint that no child inherits.
    static let isNoInherit = CatalogueFact("no inherit")
    /// A constraint that is not checked at all.
    static let isNotEnforced = CatalogueFact("not enforced")
    /// A foreign key some of whose triggers are switched off.
    static let isSwitchedOff = CatalogueFact("switched off")
    /// A key whose last column is a period.
    static let isPeriod = CatalogueFact("period")
    /// The operators of an exclusion constraint, one a column.
    static let operators = CatalogueFact("operators")
    /// The comment on a constraint's index.
    static let indexComment = CatalogueFact("index comment")
    /// An index that is not used, since its building failed.
    static let isInvalid = CatalogueFact("invalid")
    /// An index by which CLUSTER sorts its table.
    static let isClustered = CatalogueFact("clustered")
    /// The collations of an index's keys, where one is not its column's.
    static let collations = CatalogueFact("collations")
    /// `descending`, `nulls first` and the like, one a key, where one is not as by itself.
    static let ordering = CatalogueFact("ordering")

    // MARK: Views

    /// What rows a view takes: `local` or `cascaded`.
    static let checkOption = CatalogueFact("check option")
    /// A view that shows nothing to a function before its own condition.
    static let isSecurityBarrier = CatalogueFact("security barrier")
    /// A materialized view that cannot be read yet.
    static let isNotPopulated = CatalogueFact("not populated")

    // MARK: Routines, operators, languages

    /// Names, modes, types and defaults, as one list.
    static let arguments = CatalogueFact("arguments")
    /// The type of the result.
    static let result = CatalogueFact("result")
    /// What a routine is written in, what a transform is for.
    static let language = CatalogueFact("language")
    /// What it does.
    static let body = CatalogueFact("body")
    /// The library and the symbol of a routine in C.
    static let library = CatalogueFact("library")
    /// `immutable` or `stable`, where not `volatile`.
    static let volatility = CatalogueFact("volatility")
    /// `safe` or `restricted`, where not `unsafe`.
    static let parallel = CatalogueFact("parallel")
    /// A function that is NULL where an argument is.
    static let isStrict = CatalogueFact("strict")
    /// A routine that does as its owner may.
    static let isSecurityDefiner = CatalogueFact("security definer")
    /// A function that tells nothing about its arguments.
    static let isLeakproof = CatalogueFact("leakproof")
    /// A function over a window of rows.
    static let isWindow = CatalogueFact("window")
    /// Where it is not the language's usual one.
    static let cost = CatalogueFact("cost")
    /// How many rows are expected, where not 1000.
    static let rows = CatalogueFact("rows")
    /// The function that plans for it.
    static let support = CatalogueFact("support")
    /// Settings while it runs.
    static let settings = CatalogueFact("settings")
    /// The types whose transforms it uses.
    static let transforms = CatalogueFact("transforms")
    /// The function behind something.
    static let function = CatalogueFact("function")
    /// The type in which an aggregate gathers, with its size where that is said; then that of a moving one.
    static let states = CatalogueFact("states")
    /// What an aggregate starts from; then a moving one.
    static let initialValues = CatalogueFact("initial values")
    /// The operator by which an aggregate sorts.
    static let sortOperator = CatalogueFact("sort operator")
    /// Other properties, as the engine's words have them.
    static let properties = CatalogueFact("properties")
    /// The operator with its sides changed.
    static let commutator = CatalogueFact("commutator")
    /// The operator that says the opposite.
    static let negator = CatalogueFact("negator")
    /// The function that guesses how many rows a condition takes.
    static let restrict = CatalogueFact("restrict")
    /// The function that guesses how many rows a join has.
    static let join = CatalogueFact("join")
    /// The family of a class of operators.
    static let family = CatalogueFact("family")
    /// What is used unless something else is named.
    static let isDefault = CatalogueFact("used by default")
    /// When a cast is made without being written.
    static let context = CatalogueFact("context")
    /// The encodings that a conversion is from and to.
    static let encodings = CatalogueFact("encodings")
    /// A language in which everybody may write.
    static let isTrusted = CatalogueFact("trusted")

    // MARK: Text search

    /// The parser of a configuration.
    static let parser = CatalogueFact("parser")
    /// The dictionaries for each kind of word.
    static let mappings = CatalogueFact("mappings")
    /// The template of a dictionary.
    static let template = CatalogueFact("template")

    // MARK: Triggers, rules, policies, publications

    /// When it fires, where not always but in replicas: `disabled`, `replica`, `always`.
    static let enabled = CatalogueFact("enabled")
    /// What an event trigger waits for.
    static let event = CatalogueFact("event")
    /// The commands that it is for.
    static let tags = CatalogueFact("tags")
    /// The commands that a policy is for.
    static let command = CatalogueFact("command")
    /// A policy that every row must satisfy besides.
    static let isRestrictive = CatalogueFact("restrictive")
    /// Who it is for.
    static let roles = CatalogueFact("roles")
    /// The condition for rows that are read.
    static let using = CatalogueFact("using")
    /// The condition for rows that are written.
    static let withCheck = CatalogueFact("with check")
    /// The wrapper of a foreign server.
    static let wrapper = CatalogueFact("wrapper")
    /// The tables that are published, with their columns and conditions.
    static let tables = CatalogueFact("tables")
    /// The schemas all of whose tables are published.
    static let schemas = CatalogueFact("schemas")
    /// A publication of all tables.
    static let isForAllTables = CatalogueFact("all tables")
    /// What is published.
    static let publishes = CatalogueFact("publishes")
}
