using Contracts;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sagas.Journal;
using ServiceDefaults;

namespace Banking.Service;

/// <summary>The bank's tables, in addition to its journal. What must always hold for money is a constraint here.</summary>
public class BankingContext(DbContextOptions options) : JournalContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Account>(Accounts);
        modelBuilder.Entity<Movement>(Movements);
        modelBuilder.Entity<Transfer>(Transfers);
    }

    static void Accounts(EntityTypeBuilder<Account> row)
    {
        row.ToTable("accounts", table => table.HasCheckConstraint("CK_accounts_not_overdrawn", "\"Kind\" = 'Opening' OR \"Balance\" >= 0"));
        row.HasKey(x => x.Number);
        row.Property(x => x.Number).HasMaxLength(Ids.LongestAccount);
        row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.Currency).HasMaxLength(3);
        row.Property(x => x.Balance).HasPrecision(18, Currencies.MostDecimals);
        row.HasAlternateKey(x => new { x.Number, x.Currency });
    }

    static void Movements(EntityTypeBuilder<Movement> row)
    {
        row.ToTable("movements", table =>
        {
            table.HasCheckConstraint("CK_movements_positive", "\"Amount\" > 0");
            table.HasCheckConstraint("CK_movements_two_accounts", "\"DebitAccount\" <> \"CreditAccount\"");
        });
        row.HasKey(x => x.Id);
        row.Property(x => x.ConfirmationId).HasMaxLength(Confirmation.Length);
        row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.DebitAccount).HasMaxLength(Ids.LongestAccount);
        row.Property(x => x.CreditAccount).HasMaxLength(Ids.LongestAccount);
        row.Property(x => x.Amount).HasPrecision(18, Currencies.MostDecimals);
        row.Property(x => x.Currency).HasMaxLength(3);
        row.Property(x => x.ReferenceId).HasMaxLength(IdLengths.Derived);
        row.HasIndex(x => x.ConfirmationId).IsUnique();
        row.HasIndex(x => new { x.DebitAccount, x.Currency, x.Id });
        row.HasIndex(x => new { x.CreditAccount, x.Currency, x.Id });
        InCurrencyOf(row, nameof(Movement.DebitAccount));
        InCurrencyOf(row, nameof(Movement.CreditAccount));
    }

    /// <summary>The account must exist and have the currency of the movement.</summary>
    static void InCurrencyOf(EntityTypeBuilder<Movement> row, string account) =>
        row.HasOne(typeof(Account)).WithMany().HasForeignKey(account, nameof(Movement.Currency))
            .HasPrincipalKey(nameof(Account.Number), nameof(Account.Currency)).OnDelete(DeleteBehavior.Restrict);

    static void Transfers(EntityTypeBuilder<Transfer> row)
    {
        row.ToTable("transfers");
        row.HasKey(x => x.SagaId);
        row.Property(x => x.ReferenceId).HasMaxLength(IdLengths.Derived);
        row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.Source).HasMaxLength(Ids.LongestAccount);
        row.Property(x => x.Target).HasMaxLength(Ids.LongestAccount);
        row.Property(x => x.Amount).HasPrecision(18, Currencies.MostDecimals);
        row.Property(x => x.Currency).HasMaxLength(3);
        row.Property(x => x.RefusalCode).HasMaxLength(40);
        row.Property(x => x.Version).IsConcurrencyToken();
        row.HasIndex(x => x.ReferenceId);
    }
}

sealed class BankingDesignTime() : DesignTime<BankingContext>(options => new BankingContext(options));
