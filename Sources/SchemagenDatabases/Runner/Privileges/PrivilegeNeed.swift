/// One thing that a role must be allowed on PostgreSQL.
struct PrivilegeNeed: Hashable {
    /// What is asked about.
    enum Thing: String {
        case database, schema, relation, type, routine, language, foreignServer, foreignDataWrapper, `extension`
        case statistics, collation, conversion, textSearchConfiguration, textSearchDictionary, publication, eventTrigger
        case `operator`, role
        /// The path says what for.
        case superuser
        case journal
        /// The table that keeps how far batches have come.
        case progress
    }

    /// What must be allowed.
    enum Right: String {
        case create, usage, execute, references, select, update, trigger, owner, member
        /// The owner of its schema may drop it too.
        case drop
    }

    let thing: Thing
    let right: Right
    /// The name with what it is in, as identities of the catalogue have it.
    var path: [String] = []
    /// The columns that it is about; empty for all.
    var columns: [String] = []
    /// The table whose owner needs it in the place of the role that runs: PostgreSQL builds indexes in the owner's name.
    var ownerOf: [String] = []
}
