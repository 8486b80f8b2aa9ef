extension CatalogueFact {
    // MARK: Schemas, extensions, types

    /// The version of an extension.
    public static let version = CatalogueFact("version")
    /// The schema that an extension is in.
    public static let schema = CatalogueFact("schema")
    /// Who compares texts: `icu`, `libc`, `builtin`.
    public static let provider = CatalogueFact("provider")
    /// By which rules of which language; the categories of libc where they differ: `C, de_DE`.
    public static let locale = CatalogueFact("locale")
    /// Rules that a collation adds to its locale's.
    public static let rules = CatalogueFact("rules")
    /// A collation that takes texts of different bytes for equal.
    public static let isNotDeterministic = CatalogueFact("not deterministic")
    /// The type that a range is of.
    public static let subtype = CatalogueFact("subtype")
    /// The name of the type of many ranges.
    public static let multirange = CatalogueFact("multirange")
    /// The function that makes equal ranges look the same.
    public static let canonical = CatalogueFact("canonical")
    /// The function that subtracts the bounds of a range.
    public static let difference = CatalogueFact("difference")
    /// The class of operators that is used; of an index the classes of its keys, where one is not its type's.
    public static let operatorClass = CatalogueFact("operator class")
    /// The functions of a base type, of an aggregate, of a text search object, each with what it is for.
    public static let functions = CatalogueFact("functions")
    /// How a base type is stored: length, alignment, by value or not, storage.
    public static let layout = CatalogueFact("layout")
    /// A base type's category, with a star where it is the preferred one.
    public static let category = CatalogueFact("category")
    /// The type of a base type's elements.
    public static let element = CatalogueFact("element")
    /// What stands between the elements of an array in text, where that is no comma.
    public static let delimiter = CatalogueFact("delimiter")
    /// A type, or an operator, that is only announced.
    public static let isShell = CatalogueFact("shell")

    // MARK: Relations

    /// A relation that a crash empties.
    public static let isUnlogged = CatalogueFact("unlogged")
    /// The table, by its path, that a table is a partition of; the index that an index, or that of a constraint, is one of.
    public static let partitionOf = CatalogueFact("partition of")
    /// The rows that a partition takes.
    public static let bound = CatalogueFact("bound")
    /// A partition that is being detached.
    public static let isDetaching = CatalogueFact("detaching")
    /// What rows are divided by: `RANGE (day)`.
    public static let partitionKey = CatalogueFact("partition key")
    /// The tables that a table inherits from.
    public static let parents = CatalogueFact("parents")
    /// The type that a table has its columns from.
    public static let ofType = CatalogueFact("of type")
    /// Storage parameters in the order in which they were given.
    public static let optionsAsGiven = CatalogueFact("options as given", isCompared: false)
    /// Where it is not the database's.
    public static let tablespace = CatalogueFact("tablespace")
    /// How replication knows a row, where not by the primary key: `full`, `nothing`, `index NAME`.
    public static let replicaIdentity = CatalogueFact("replica identity")
    /// A table whose policies hold.
    public static let hasRowSecurity = CatalogueFact("row security")
    /// A table whose policies hold for its owner too.
    public static let isRowSecurityForced = CatalogueFact("row security forced")
    /// The server of a foreign table.
    public static let server = CatalogueFact("server")
    /// Parameters of a sequence that are not as they are by themselves.
    public static let parameters = CatalogueFact("parameters")
    /// The column, by its path, that a sequence goes with.
    public static let ownedBy = CatalogueFact("owned by")

    /// Options for a foreign data wrapper, `name=value` each.
    public static let foreignOptions = CatalogueFact("foreign options")

    // MARK: Columns

    /// The sequence of an identity column, by its path.
    public static let sequence = CatalogueFact("sequence")
    /// Its parameters that are not as they are by themselves.
    public static let sequenceParameters = CatalogueFact("sequence parameters")
    /// Its grants.
    public static let sequenceGrants = CatalogueFact("sequence grants")
    /// Its comment.
    public static let sequenceComment = CatalogueFact("sequence comment")
    /// How long values are kept, where not as the type says: `external`.
    public static let storage = CatalogueFact("storage")
    /// How long values are compressed, where that is said.
    public static let compression = CatalogueFact("compression")
    /// How closely ANALYZE looks, where that is said.
    public static let statisticsTarget = CatalogueFact("statistics target")
    /// What is there only because a parent has it.
    public static let isInheritedOnly = CatalogueFact("inherited only")

    // MARK: Constraints and indexes

    /// A unique constraint or index for which NULL equals NULL.
    public static let isNullsNotDistinct = CatalogueFact("nulls not distinct")
    /// `full`, of a foreign key, where it is not `simple`.
    public static let match = CatalogueFact("match")
    /// The columns that SET NULL or SET DEFAULT sets, where not all.
    public static let setColumns = CatalogueFact("set columns")
    /// A constraint that no child inherits.
    public static let isNoInherit = CatalogueFact("no inherit")
    /// A constraint that is not checked at all.
    public static let isNotEnforced = CatalogueFact("not enforced")
    /// A foreign key some of whose triggers are switched off.
    public static let isSwitchedOff = CatalogueFact("switched off")
    /// A key whose last column is a period.
    public static let isPeriod = CatalogueFact("period")
    /// The operators of an exclusion constraint, one a column.
    public static let operators = CatalogueFact("operators")
    /// The comment on a constraint's index.
    public static let indexComment = CatalogueFact("index comment")
    /// An index that is not used, since its building failed.
    public static let isInvalid = CatalogueFact("invalid")
    /// An index by which CLUSTER sorts its table.
    public static let isClustered = CatalogueFact("clustered")
    /// The collations of an index's keys, where one is not its column's.
    public static let collations = CatalogueFact("collations")
    /// `descending`, `nulls first` and the like, one a key, where one is not as by itself.
    public static let ordering = CatalogueFact("ordering")

    // MARK: Views

    /// What rows a view takes: `local` or `cascaded`.
    public static let checkOption = CatalogueFact("check option")
    /// A view that shows nothing to a function before its own condition.
    public static let isSecurityBarrier = CatalogueFact("security barrier")
    /// A materialized view that cannot be read yet. That is no part of its definition: a REFRESH changes it.
    public static let isNotPopulated = CatalogueFact("not populated", isCompared: false)

    // MARK: Routines, operators, languages

    /// Names, modes, types and defaults, as one list.
    public static let arguments = CatalogueFact("arguments")
    /// The type of the result.
    public static let result = CatalogueFact("result")
    /// What a routine is written in, what a transform is for.
    public static let language = CatalogueFact("language")
    /// What it does.
    public static let body = CatalogueFact("body")
    /// The library and the symbol of a routine in C.
    public static let library = CatalogueFact("library")
    /// `immutable` or `stable`, where not `volatile`.
    public static let volatility = CatalogueFact("volatility")
    /// `safe` or `restricted`, where not `unsafe`.
    public static let parallel = CatalogueFact("parallel")
    /// A function that is NULL where an argument is.
    public static let isStrict = CatalogueFact("strict")
    /// A routine that does as its owner may.
    public static let isSecurityDefiner = CatalogueFact("security definer")
    /// A function that tells nothing about its arguments.
    public static let isLeakproof = CatalogueFact("leakproof")
    /// A function over a window of rows.
    public static let isWindow = CatalogueFact("window")
    /// Where it is not the language's usual one.
    public static let cost = CatalogueFact("cost")
    /// How many rows are expected, where not 1000.
    public static let rows = CatalogueFact("rows")
    /// The function that plans for it.
    public static let support = CatalogueFact("support")
    /// Settings while it runs.
    public static let settings = CatalogueFact("settings")
    /// The types whose transforms it uses.
    public static let transforms = CatalogueFact("transforms")
    /// The function behind something.
    public static let function = CatalogueFact("function")
    /// The type in which an aggregate gathers, with its size where that is said; then that of a moving one.
    public static let states = CatalogueFact("states")
    /// What an aggregate starts from; then a moving one.
    public static let initialValues = CatalogueFact("initial values")
    /// The operator by which an aggregate sorts.
    public static let sortOperator = CatalogueFact("sort operator")
    /// Other properties, as the engine's words have them.
    public static let properties = CatalogueFact("properties")
    /// The operator with its sides changed.
    public static let commutator = CatalogueFact("commutator")
    /// The operator that says the opposite.
    public static let negator = CatalogueFact("negator")
    /// The function that guesses how many rows a condition takes.
    public static let restrict = CatalogueFact("restrict")
    /// The function that guesses how many rows a join has.
    public static let join = CatalogueFact("join")
    /// The family of a class of operators.
    public static let family = CatalogueFact("family")
    /// What is used unless something else is named.
    public static let isDefault = CatalogueFact("used by default")
    /// When a cast is made without being written.
    public static let context = CatalogueFact("context")
    /// The encodings that a conversion is from and to.
    public static let encodings = CatalogueFact("encodings")
    /// A language in which everybody may write.
    public static let isTrusted = CatalogueFact("trusted")

    // MARK: Text search

    /// The parser of a configuration.
    public static let parser = CatalogueFact("parser")
    /// The dictionaries for each kind of word.
    public static let mappings = CatalogueFact("mappings")
    /// The template of a dictionary.
    public static let template = CatalogueFact("template")

    // MARK: Triggers, rules, policies, publications

    /// When it fires, where not always but in replicas: `disabled`, `replica`, `always`.
    public static let enabled = CatalogueFact("enabled")
    /// What an event trigger waits for.
    public static let event = CatalogueFact("event")
    /// The commands that it is for.
    public static let tags = CatalogueFact("tags")
    /// The commands that a policy is for.
    public static let command = CatalogueFact("command")
    /// A policy that every row must satisfy besides.
    public static let isRestrictive = CatalogueFact("restrictive")
    /// Who it is for.
    public static let roles = CatalogueFact("roles")
    /// The condition for rows that are read.
    public static let using = CatalogueFact("using")
    /// The condition for rows that are written.
    public static let withCheck = CatalogueFact("with check")
    /// The wrapper of a foreign server.
    public static let wrapper = CatalogueFact("wrapper")
    /// The tables that are published, with their columns and conditions.
    public static let tables = CatalogueFact("tables")
    /// The schemas all of whose tables are published.
    public static let schemas = CatalogueFact("schemas")
    /// A publication of all tables.
    public static let isForAllTables = CatalogueFact("all tables")
    /// What is published.
    public static let publishes = CatalogueFact("publishes")
}
