/// The names of generated files, as disks see them.
public enum SwiftFileName {
    /// What two names have in common that are one to a disk that does not tell capitals from small letters, as most of
    /// macOS and Windows. Texts that Unicode takes for the same, composed or not, are equal as strings.
    public static func key(_ name: String) -> String {
        // The capital first: some letters, such as `ς` and `σ`, share one.
        name.uppercased().lowercased()
    }
}
