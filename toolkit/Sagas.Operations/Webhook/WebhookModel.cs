using Microsoft.EntityFrameworkCore;

namespace Sagas.Webhook;

static class WebhookModel
{
    internal static void AddWebhookDeliveries(this ModelBuilder model) => model.Entity<WebhookDelivery>(row =>
    {
        row.ToTable("webhook_deliveries");
        row.HasKey(x => x.Id);
        row.Property(x => x.Id).ValueGeneratedNever();
        row.Property(x => x.Kind).HasMaxLength(50);
        row.Property(x => x.BusinessId).HasMaxLength(100);
        row.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
        row.Property(x => x.LastAnswer).HasMaxLength(500);
        row.HasIndex(x => x.DueAt);
        row.HasIndex(x => new { x.Status, x.At });
        row.HasIndex(x => new { x.At, x.Id });
    });
}
